/** An answer that is JSON already, as the database or we wrote it: it goes out as it is. `T` is the contract that it keeps. */
export class JsonText<T> {
  /** Never there; says of what shape the text is. */
  declare readonly shape: T;

  constructor(readonly text: string) {}
}

/** How every answer becomes text. */
export const serialised = (answer: unknown): string =>
  answer instanceof JsonText ? answer.text : JSON.stringify(answer);
