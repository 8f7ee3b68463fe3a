import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.js';
import { CheckField } from './field.js';

export interface Shortcut {
  /**
   * As in `KeyboardEvent.key`, with `ctrl+` before it for Ctrl or ⌘: `n`, `?`, `ArrowDown`, `ctrl+Enter`; `g q`: one after
   * the other. Several that do the same, the first of them preferred; none: found by the palette alone.
   */
  readonly keys: string | readonly string[];
  /** What it does, in the language of the screen. */
  readonly label: string;
  readonly run: (event: KeyboardEvent | null) => void;
  /** Also while one types in a field; only sensible with `ctrl+`. */
  readonly whileTyping?: boolean;
  /** Where two parts of the page know one key: that with a condition which holds goes first. */
  readonly when?: () => boolean;
  /** Not a thing to do by name: moving about, or the palette itself. */
  readonly isKeyOnly?: boolean;
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

const SWITCHED_OFF = 'desk.shortcuts.off';

let groups: readonly { readonly current: ShortcutGroup }[] = [];
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

/** So long the second key of two may take. */
const SEQUENCE_MS = 1_200;

let firstKey: { readonly key: string; readonly at: number } | null = null;

/** The key as a shortcut writes it, or null for one that none can be. */
function written(event: KeyboardEvent): string | null {
  if (event.altKey) return null;
  return event.ctrlKey || event.metaKey ? `ctrl+${event.key.toLowerCase()}` : event.key;
}

export const keysOf = ({ keys }: Shortcut): readonly string[] =>
  typeof keys === 'string' ? (keys === '' ? [] : [keys]) : keys;

/** WCAG 2.1.4 speaks of keys of a single character; two of them one after the other are the same to who dictates. */
const isSingle = (keys: string): boolean => !keys.startsWith('ctrl+') && (keys.length === 1 || keys.includes(' '));

function find(pressed: string, isInField: boolean): Shortcut | undefined {
  const fits = (shortcut: Shortcut) =>
    keysOf(shortcut).some(
      (keys) => (keys.startsWith('ctrl+') ? keys.toLowerCase() : keys) === pressed && !(isOff && isSingle(keys)),
    ) &&
    (shortcut.whileTyping === true || !isInField) &&
    (shortcut.when?.() ?? true);
  // The innermost part of the page was added last and goes first.
  const all = groups.toReversed().flatMap((group) => group.current.shortcuts.filter(fits));
  return all.find(({ when }) => when !== undefined) ?? all[0];
}

const beginsSequence = (pressed: string): boolean =>
  !isOff &&
  groups.some(({ current }) =>
    current.shortcuts.some((one) => keysOf(one).some((keys) => keys.startsWith(`${pressed} `))),
  );

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
  const pressed = written(event);
  if (pressed === null) return;
  const isInField = isTyping(event.target);
  const begun = firstKey !== null && event.timeStamp - firstKey.at < SEQUENCE_MS ? firstKey.key : null;
  if (event.key !== 'Shift') firstKey = null;
  const found = (begun !== null && find(`${begun} ${pressed}`, isInField)) || find(pressed, isInField);
  if (found) {
    event.preventDefault();
    found.run(event);
  } else if (!isInField && beginsSequence(pressed)) {
    firstKey = { key: pressed, at: event.timeStamp };
  }
});

/** Keys that work while the calling component is on the page; `?` shows them under `title`. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const group = useRef<ShortcutGroup>({ title, shortcuts });
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

/** Everything that can be done on the page by name, for the palette. */
export function useAllShortcuts(): readonly ShortcutGroup[] {
  return useSyncExternalStore(subscribe, () => groups).map(({ current }) => current);
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
  const parts = keys.startsWith('ctrl+')
    ? ['Ctrl', keys.slice('ctrl+'.length)]
    : keys === ' '
      ? [keys]
      : keys.split(' ');
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
  const all = useAllShortcuts();
  const off = useSyncExternalStore(subscribe, () => isOff);
  useShortcuts(t('shortcuts.general'), [{ keys: '?', label: t('shortcuts.show'), run: () => setOpen(true) }]);
  return (
    <Dialog open={open} size="wide" title={t('shortcuts.title')} onClose={() => setOpen(false)}>
      <CheckField
        label={t('shortcuts.off')}
        help={t('shortcuts.offHelp')}
        checked={off}
        onChange={(event) => switchOff(event.target.checked)}
      />
      <div className="shortcuts-sheet">
        {byTitle(all).map(({ title, shortcuts }) => (
          <section key={title} className="shortcuts">
            <h3 className="shortcuts__title">{title}</h3>
            <dl className="shortcuts__list">
              {shortcuts.map((shortcut) => (
                <div key={`${keysOf(shortcut)[0]} ${shortcut.label}`} className="shortcuts__row">
                  <dt>
                    {keysOf(shortcut).map((keys, index) => (
                      <span key={keys} className="shortcuts__keys">
                        {index > 0 && <span className="shortcuts__or">{t('shortcuts.or')}</span>}
                        <Keys keys={keys} />
                      </span>
                    ))}
                  </dt>
                  <dd>{shortcut.label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** Groups of one title together, without what has no key. */
function byTitle(groups: readonly ShortcutGroup[]): readonly ShortcutGroup[] {
  const titles = [...new Set(groups.map(({ title }) => title))];
  return titles
    .map((title) => ({
      title,
      shortcuts: groups
        .filter((group) => group.title === title)
        .flatMap(({ shortcuts }) => shortcuts.filter((shortcut) => keysOf(shortcut).length > 0)),
    }))
    .filter(({ shortcuts }) => shortcuts.length > 0);
}
