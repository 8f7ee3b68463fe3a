// What pdfmake draws, with the structure that a screen reader follows. It has no words for structure; pdfkit, with which it
// draws, has. So each text brings along what it is, and is marked as that when it is drawn.

/** What a text of a style is; any other is a paragraph. */
const TYPES = { title: 'H1', heading: 'H2', subheading: 'H3' };

/** Only texts in a list keep fields of their own until they are drawn. */
const tagged = (node, tag) => ({
  ...node,
  text: [node.text].flat().map((part) => ({ ...(typeof part === 'string' ? { text: part } : part), tag })),
});

/**
 * The content of a document in which each text and picture says what it is: `{ type, within?, scope?, alt? }`. Texts with one
 * and the same tag are one element.
 */
export function withTags(node) {
  if (Array.isArray(node)) return node.map(withTags);
  if (node.columns) return { ...node, columns: node.columns.map(withTags) };
  if (node.stack) return { ...node, stack: node.stack.map(withTags) };
  if (node.svg) return { ...node, tag: { type: 'Figure', alt: node.alt } };
  if (!node.table) return tagged(node, { type: TYPES[node.style] ?? 'P' });
  const within = { type: 'Table' };
  const body = node.table.body.map((cells, row) => {
    const line = { type: 'TR', within };
    return cells.map((cell, column) => {
      if (row < node.table.headerRows) return tagged(cell, { type: 'TH', scope: 'Column', within: line });
      return tagged(cell, column === 0 ? { type: 'TH', scope: 'Row', within: line } : { type: 'TD', within: line });
    });
  });
  return { ...node, table: { ...node.table, body } };
}

/** The structure of one document, as it comes to be drawn. */
class Structure {
  elements = new Map();
  drawn = new WeakSet();

  constructor(pdf) {
    this.pdf = pdf;
    this.root = pdf.struct('Document');
    pdf.addStructure(this.root);
  }

  elementOf(tag) {
    const known = this.elements.get(tag);
    if (known) return known;
    const { type, within, scope, alt } = tag;
    const element = this.pdf.struct(type, { scope, alt });
    (within ? this.elementOf(within) : this.root).add(element);
    this.elements.set(tag, element);
    return element;
  }

  /** Marks what is drawn as part of its element; lines, and heads that are repeated, are for the eye alone. */
  mark(tag, what, draw) {
    const isFirst = tag !== undefined && !this.drawn.has(what);
    if (isFirst) {
      this.drawn.add(what);
      const content = this.pdf.markStructureContent(tag.type);
      draw();
      this.pdf.endMarkedContent();
      this.elementOf(tag).add(content);
    } else {
      this.pdf.markContent('Artifact');
      draw();
      this.pdf.endMarkedContent();
    }
  }
}

/** Lets pdfmake's renderer mark what it draws. Once for each program. */
export function markDrawings(Renderer) {
  const structures = new WeakMap();
  const structureOf = ({ pdfDocument }) => {
    const structure = structures.get(pdfDocument) ?? new Structure(pdfDocument);
    structures.set(pdfDocument, structure);
    return structure;
  };
  const whatOf = {
    // A head that is repeated is another line of the same words.
    renderLine: ({ inlines: [first] }) => ({ tag: first?.tag, what: first }),
    renderSVG: (picture) => ({ tag: picture.tag, what: picture }),
    renderVector: () => ({}),
  };
  for (const [name, describe] of Object.entries(whatOf)) {
    const render = Renderer.prototype[name];
    Renderer.prototype[name] = function (item, ...rest) {
      const { tag, what } = describe(item);
      structureOf(this).mark(tag, what, () => render.call(this, item, ...rest));
    };
  }
}
