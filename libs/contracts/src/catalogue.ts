export const LINES = ['first', 'second', 'onsite'] as const;
export type Line = (typeof LINES)[number];

export interface ServiceItem {
  key: string;
  name: string;
  description: string | null;
  /** What second line needs to know, shown when first line escalates. */
  escalationTemplate: string | null;
}

export interface ServiceRef {
  key: string;
  name: string;
}

export interface TeamItem {
  key: string;
  name: string;
  line: Line;
}

export interface TeamMemberItem {
  id: string;
  name: string;
  username: string;
}
