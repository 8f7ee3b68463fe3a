import { PktIcon } from '@oslokommune/punkt-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

export interface Toast {
  readonly tone: 'success' | 'info' | 'error';
  readonly text: string;
}
interface Shown extends Toast {
  readonly id: number;
}

const SHOWN_MS = 8000;
const MOST = 3;

let shown: readonly Shown[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function show(next: readonly Shown[]): void {
  shown = next;
  listeners.forEach((listener) => listener());
}

const dismiss = (id: number) => show(shown.filter((toast) => toast.id !== id));

/** Tells what has happened, to eye and ear. Errors stay until dismissed. */
export function toast(message: Toast): void {
  const id = ++lastId;
  show([...shown.slice(1 - MOST), { ...message, id }]);
  if (message.tone !== 'error') setTimeout(() => dismiss(id), SHOWN_MS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const ICONS: Readonly<Record<Toast['tone'], string>> = {
  success: 'alert-success',
  info: 'alert-information',
  error: 'alert-error',
};

/** Stands once in the shell, always, so that screen readers know the region before it speaks. */
export function ToastRegion() {
  const { t } = useTranslation('ui');
  const toasts = useSyncExternalStore(subscribe, () => shown);
  return (
    <div className="toasts" role="status" aria-live="polite" aria-relevant="additions">
      {toasts.map(({ id, tone, text }) => (
        <div key={id} className={`toast toast--${tone}`}>
          <PktIcon name={ICONS[tone]} aria-hidden="true" />
          <p className="toast__text">{text}</p>
          <button type="button" className="toast__close" onClick={() => dismiss(id)} aria-label={t('toast.dismiss')}>
            <PktIcon name="close" aria-hidden="true" />
          </button>
        </div>
      ))}
    </div>
  );
}
