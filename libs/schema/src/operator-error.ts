/** Something an operator can put right: one clear sentence, and what to do about it. Shown without a stack. */
export class OperatorError extends Error {
  constructor(
    message: string,
    readonly advice: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'OperatorError';
  }
}
