import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.js';
import { CheckField } from './field.js';

export interface Shortcut {
  /** As in `KeyboardEvent.key`, with `ctrl+` before it for Ctrl or ⌘: `n`, `?`, `ArrowDown`, `ctrl+Enter`. */
  readonly keys: string;
  /** What it does, in the language of the screen. */
  readonly label: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Also while one types in a field; only sensible with `ctrl+`. */
  readonly whileTyping?: boolean;
}

interface Group {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

const SWITCHED_OFF = 'desk.shortcuts.off';

let groups: readonly { readonly current: Group }[] = [];
let isOff = localStorage.getItem(SWITCHED_OFF) === 'yes';
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** WCAG 2.1.4: keys of a single character can be turned off. */
function switchOff(off: boolean): void {
  isOff = off;
  localStorage.setItem(SWITCHED_OFF, off ? 'yes' : 'no');
  tell();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}

function matches({ keys, whileTyping }: Shortcut, event: KeyboardEvent): boolean {
  const withCtrl = keys.startsWith('ctrl+');
  const key = withCtrl ? keys.slice('ctrl+'.length) : keys;
  if (event.key !== key || (event.ctrlKey || event.metaKey) !== withCtrl || event.altKey) return false;
  if (key.length === 1 && !withCtrl && isOff) return false;
  return whileTyping === true || !isTyping(event.target);
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
  // The innermost part of the page was added last and goes first.
  for (const group of groups.toReversed()) {
    const found = group.current.shortcuts.find((shortcut) => matches(shortcut, event));
    if (!found) continue;
    event.preventDefault();
    return found.run(event);
  }
});

/** Keys that work while the calling component is on the page; `?` shows them under `title`. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const group = useRef<Group>({ title, shortcuts });
  useEffect(() => {
    group.current = { title, shortcuts };
  });
  useEffect(() => {
    groups = [...groups, group];
    tell();
    return () => {
      groups = groups.filter((other) => other !== group);
      tell();
    };
  }, []);
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': '␣',
};

/** `ctrl+Enter` → [Ctrl, Enter] as keys. */
export function Keys({ keys }: { readonly keys: string }) {
  const parts = keys.startsWith('ctrl+') ? ['Ctrl', keys.slice('ctrl+'.length)] : [keys];
  return (
    <>
      {parts.map((part) => (
        <kbd key={part} className="key">
          {KEY_NAMES[part] ?? part}
        </kbd>
      ))}
    </>
  );
}

/** The `?` key and the dialog with all keys of the page. Stands once, in the shell. */
export function ShortcutsHelp() {
  const { t } = useTranslation('ui');
  const [open, setOpen] = useState(false);
  const all = useSyncExternalStore(subscribe, () => groups);
  const off = useSyncExternalStore(subscribe, () => isOff);
  useShortcuts(t('shortcuts.general'), [{ keys: '?', label: t('shortcuts.show'), run: () => setOpen(true) }]);
  return (
    <Dialog open={open} title={t('shortcuts.title')} onClose={() => setOpen(false)}>
      {all
        .filter((group) => group.current.shortcuts.length > 0)
        .map(({ current }) => (
          <section key={current.title} className="shortcuts">
            <h3 className="shortcuts__title">{current.title}</h3>
            <dl className="shortcuts__list">
              {current.shortcuts.map(({ keys, label }) => (
                <div key={keys} className="shortcuts__row">
                  <dt>
                    <Keys keys={keys} />
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      <CheckField
        label={t('shortcuts.off')}
        help={t('shortcuts.offHelp')}
        checked={off}
        onChange={(event) => switchOff(event.target.checked)}
      />
    </Dialog>
  );
}
