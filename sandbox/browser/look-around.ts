/*
 * Everything in this file runs in the page, as one piece of source: the functions may use each other and the DOM, and
 * nothing that is imported.
 */

const PRESSABLE =
  'a[href], button, input, select, textarea, summary, [role=button], [role=tab], [role^=menuitem]';

function tidy(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

function labelOf(root: ParentNode, element: Element): Element | null {
  if (!('labels' in element)) return null;
  const around = element.closest('label');
  return (
    around ?? (element.id ? root.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null)
  );
}

/** The accessible name, as far as our pages need it: aria, label, text, placeholder, title. */
function nameOf(root: ParentNode, element: HTMLElement): string {
  const textOf = (id: string) => root.querySelector(`#${CSS.escape(id)}`)?.textContent ?? '';
  const isField = element.matches('input, select, textarea');
  const labelParts = [...(labelOf(root, element)?.childNodes ?? [])].filter(
    (node) => !node.contains(element),
  );
  const candidates = [
    element.getAttribute('aria-labelledby')?.split(/\s+/).map(textOf).join(' '),
    element.getAttribute('aria-label'),
    isField ? labelParts.map((node) => node.textContent).join(' ') : element.innerText,
    element.getAttribute('placeholder'),
    element.title,
  ];
  return candidates.map(tidy).find((text) => text !== '') ?? '';
}

function describeControl(root: ParentNode, element: HTMLElement, scrollTo: string | null) {
  // Radio buttons and check boxes are often drawn by their label and hidden themselves.
  const isBox = element.matches('[type=radio], [type=checkbox]');
  const target = (isBox ? labelOf(root, element) : null) ?? element;
  const name = nameOf(root, element);
  if (name === scrollTo) target.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const box = target.getBoundingClientRect();
  const isShown = target.checkVisibility({ visibilityProperty: true }) && box.width > 0;
  const kind = element instanceof HTMLInputElement ? element.type : element.localName;
  return {
    role: element.getAttribute('role') ?? kind,
    name,
    value: 'value' in element ? String(element.value) : '',
    checked:
      element.matches('[aria-checked=true], [aria-pressed=true], [aria-selected=true]') ||
      (isBox && element.matches(':checked')),
    disabled: element.matches(':disabled, [aria-disabled=true]'),
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    isShown,
  };
}

function lookAround(root: ParentNode, scrollTo: string | null): string {
  const controls = [...root.querySelectorAll<HTMLElement>(PRESSABLE)]
    .map((element) => describeControl(root, element, scrollTo))
    .filter((control) => control.isShown);
  const text = [...root.children]
    .map((child) =>
      child instanceof HTMLElement && child.localName !== 'style' ? child.innerText : '',
    )
    .join('\n');
  return JSON.stringify({ text, controls });
}

const FUNCTIONS = [tidy, labelOf, nameOf, describeControl, lookAround];

/**
 * Source of `(root, scrollTo) => text`: lists, as JSON of a `Screen` (screen.ts), what a person could press or fill
 * below a root, by accessible name, and the text that is visible. `scrollTo` names a control that is scrolled into
 * view first.
 */
export const LOOK_AROUND = `(() => {
  const PRESSABLE = ${JSON.stringify(PRESSABLE)};
  ${FUNCTIONS.map(String).join('\n')}
  return ${lookAround.name};
})()`;
