const ours = new WeakSet<Node>();

/** Remembers an element and all in it as made by this page. */
export function claim(element: Element): void {
  ours.add(element);
  for (const inner of element.querySelectorAll('*')) ours.add(inner);
}

/**
 * Makes `node` look like `model` while keeping the nodes, as a view library does when a slot gets another post. Nodes that
 * somebody else put in are neither compared nor touched: the page does not know them.
 */
export function patch(node: Element, model: Element): void {
  if (node.localName !== model.localName || kind(node) !== kind(model)) {
    node.replaceWith(model);
    return;
  }
  for (const name of node.getAttributeNames()) {
    if (!model.hasAttribute(name)) node.removeAttribute(name);
  }
  for (const { name, value } of model.attributes) {
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  patchText(node, ownText(model)?.data ?? '');
  patchChildren(node, [...model.children]);
}

function patchChildren(node: Element, wanted: Element[]): void {
  const own = [...node.children].filter((child) => ours.has(child));
  for (const [index, child] of wanted.entries()) {
    const old = own[index];
    if (old) patch(old, child);
    else node.append(child);
  }
  for (const left of own.slice(wanted.length)) left.remove();
}

function patchText(node: Element, text: string): void {
  const old = ownText(node);
  if (old && old.data !== text) old.data = text;
  else if (!old && text) node.prepend(text);
}

/** The text that stands in an element itself, beside other elements or alone. */
const ownText = (element: Element): Text | undefined =>
  [...element.childNodes].find((child) => child instanceof Text);

/** What must be equal for a node to be kept: its name in the page's own vocabulary, or that of its component. */
function kind(element: Element): string {
  const component = /--(\w+)/.exec(element.getAttribute('class') ?? '')?.[1];
  return element.getAttribute('data-e2e') ?? element.getAttribute('data-act') ?? component ?? '';
}
