/** Colours of Punkt, so that a chart in a mail or on paper has those of the page. */
export const PALETTE = {
  ink: '#2a2859',
  /** Text of second rank: Punkt's dark blue 700, 5.3 : 1 on white. */
  muted: '#6a698b',
  paper: '#ffffff',
  main: '#1f42aa',
  beside: '#d0bfae',
  expected: '#c7f6c9',
  expectedEdge: '#034b45',
  plan: '#f9c66b',
  bad: '#ff8274',
  ground: '#f2f2f2',
} as const;

/** Lines of a grid: the only colour that is not Punkt's, since its greys are either invisible or as dark as a figure. */
export const GRID_LINE = '#d9d8e3';

/** Of parts that lie beside each other: light and dark alternate, so that neighbours differ in grey as well. */
export const PARTS = [
  { fill: '#1f42aa', text: '#ffffff' },
  { fill: '#f9c66b', text: '#2a2859' },
  { fill: '#034b45', text: '#ffffff' },
  { fill: '#b3f5ff', text: '#2a2859' },
  { fill: '#6a698b', text: '#ffffff' },
  { fill: '#ffdfdc', text: '#2a2859' },
] as const;
