import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { useProblemText } from '../../ui/error-state.js';
import { useFaultText } from '../../ui/faults.js';
import type { TextKeeper } from './text-keeper.js';
import { upload, uploadPath, type FileSide } from './upload.js';

/** A file on its way, or one that did not get there. */
export interface Sending {
  readonly key: number;
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
  readonly fault: string | null;
}

let lastKey = 0;

/** Files that go into a composer, by whichever way they come. */
export function useFiles(keeper: TextKeeper, ticketId: string | null, side: FileSide) {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const aborts = useRef(new Map<number, AbortController>());
  const faultText = useFaultText();
  const problemText = useProblemText();
  useEffect(() => {
    const running = aborts.current;
    return () => running.forEach((abort) => abort.abort());
  }, []);

  const patch = (key: number, change: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const forget = (key: number) => setSending((all) => all.filter((one) => one.key !== key));
  const reason = (error: unknown): string => {
    const [fault] = (isProblem(error) && error.body?.errors) || [];
    return fault ? faultText(fault) : problemText(error);
  };
  const send = async (file: File): Promise<void> => {
    const key = ++lastKey;
    const abort = new AbortController();
    aborts.current.set(key, abort);
    setSending((all) => [...all, { key, name: file.name, share: 0, fault: null }]);
    try {
      const progress = (share: number) => patch(key, { share });
      keeper.addFile(await upload(uploadPath(ticketId, side), file, progress, abort.signal));
      forget(key);
    } catch (error) {
      if (!abort.signal.aborted) patch(key, { fault: reason(error) });
    } finally {
      aborts.current.delete(key);
    }
  };
  return {
    sending,
    isBusy: sending.some(({ fault }) => fault === null),
    add(files: Iterable<File>) {
      for (const file of files) void send(file);
    },
    /** Stops one that is on its way, or takes the word of a failed one away. */
    cancel(key: number) {
      aborts.current.get(key)?.abort();
      forget(key);
    },
    async remove(id: string) {
      keeper.removeFile(id);
      await call('dropUpload', { params: { file: id } }).catch(() => keeper.load());
    },
  };
}
