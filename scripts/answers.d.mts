/** The text of apps/api/src/answers.ts, made of the types of the contracts. */
export function answersOfContracts(): Promise<string>;
