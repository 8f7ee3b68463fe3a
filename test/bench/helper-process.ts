import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How docs/operations.md runs the programs; whoever is compared with them runs so too. */
export const NODE_FLAGS = ['--max-semi-space-size=64'];

interface Said<R> {
  readonly result?: R;
  readonly fault?: string;
}

/** A process of the bench beside this one: it is asked one thing at a time. */
export class HelperProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** `file` is a module of this folder. */
  static start(file: string): HelperProcess {
    const program = fileURLToPath(new URL(file, import.meta.url));
    const child = fork(program, [], { serialization: 'advanced', execArgv: NODE_FLAGS });
    return new HelperProcess(child);
  }

  /** What it answers to a message, whatever that is. */
  say<R>(message: object): Promise<R> {
    return new Promise((resolve, reject) => {
      const gone = (code: number | null) => reject(new Error(`a process of the bench ended with code ${code}`));
      this.child.once('exit', gone);
      this.child.once('message', (answer) => {
        this.child.off('exit', gone);
        resolve(answer as R);
      });
      this.child.send(message);
    });
  }

  /** The result of an order; fails with the fault that came instead. */
  async ask<R>(message: object): Promise<R> {
    const { result, fault } = await this.say<Said<R>>(message);
    if (fault !== undefined) throw new Error(fault);
    return result as R;
  }

  stop(): void {
    this.child.disconnect();
  }
}
