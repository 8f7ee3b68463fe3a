/** 1 = can help, 3 = knows it in depth. */
export const SKILL_LEVELS = [1, 2, 3] as const;
export type SkillLevel = (typeof SKILL_LEVELS)[number];

/** What some tickets need and not every agent can. */
export interface SkillView {
  key: string;
  name: string;
  /** A retired one is given to nobody any more; tickets that need it keep it. */
  active: boolean;
  /** How many have it, at any level. */
  people: number;
}

/** A skill at a level: what a person has, or what a ticket needs at least. */
export interface SkillAtLevel {
  key: string;
  name: string;
  level: SkillLevel;
}
export interface SkillChoice {
  key: string;
  level: SkillLevel;
}
