import { TestEnvironment } from 'jest-environment-node';

interface TestEvent {
  readonly name: string;
  readonly error?: unknown;
}

/** What a failure of a test in a browser is told with; set by whoever opens windows. */
export type WindowsAtFailure = () => Promise<readonly string[]>;

/** As of Node; the error of a test that fails says what its windows showed then, for whoever was not there to look. */
export default class BrowserEnvironment extends TestEnvironment {
  async handleTestEvent({ name, error }: TestEvent): Promise<void> {
    const look = this.global['windowsAtFailure'] as WindowsAtFailure | undefined;
    if (name !== 'test_fn_failure' || look === undefined) return;
    const windows = await look().catch((fault: unknown) => [`(cannot be said: ${String(fault)})`]);
    if (!isError(error)) return;
    const said = [error.message, ...windows].join('\n');
    if (error.stack) error.stack = error.stack.replace(error.message, () => said);
    error.message = said;
  }
}

/** Errors of the test come from a world of their own, where `instanceof` does not reach. */
function isError(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
}
