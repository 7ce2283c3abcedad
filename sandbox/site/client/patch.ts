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
  if (model.childElementCount === 0) patchText(node, model.textContent ?? '');
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
  const old = [...node.childNodes].find((child) => child instanceof Text);
  if (old && old.data !== text) old.data = text;
  else if (!old && text) node.prepend(text);
}

/** What must be equal for a node to be kept: its name in the page's own vocabulary. */
function kind(element: Element): string {
  return element.getAttribute('data-e2e') ?? element.getAttribute('data-act') ?? '';
}
