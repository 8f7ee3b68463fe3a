export const LINES = ['first', 'second', 'onsite'] as const;
export type Line = (typeof LINES)[number];

export interface ServiceItem {
  key: string;
  name: string;
  description: string | null;
  /** What second line needs to know, shown when first line escalates. */
  escalationTemplate: string | null;
  /** What second line needs to be told, asked for field by field. */
  escalationFields: EscalationField[];
}

export const ESCALATION_FIELD_KINDS = ['text', 'choice', 'boolean'] as const;
export type EscalationFieldKind = (typeof ESCALATION_FIELD_KINDS)[number];

export interface EscalationField {
  /** Small letters, digits and hyphens; unique in the template. */
  key: string;
  label: string;
  help: string | null;
  kind: EscalationFieldKind;
  required: boolean;
  /** Of a `choice`, two at least; of others none. */
  choices: string[];
}

/** The fields of one service, in the order in which they are asked. */
export interface EscalationFields {
  /** 0: never changed. */
  revision: number;
  fields: EscalationField[];
}

/** `value` of a boolean is `yes` or `no`. */
export interface EscalationAnswer {
  key: string;
  value: string;
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
