import type { PersonHit, TicketHit } from '@desk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { call } from '../api/client.js';
import { useMe } from '../api/session.js';
import { Combobox } from '../ui/combobox.js';
import { Dialog } from '../ui/dialog.js';
import { Keys, keysOf, useAllShortcuts, useShortcuts } from '../ui/shortcuts.js';
import { useDebounced } from '../ui/use-debounced.js';
import { navEntries, personalEntries } from './registry.js';

const PAUSE_MS = 150;
/** A search for less than this finds everybody. */
const SHORTEST = 3;
const MOST_COMMANDS = 12;
const MOST_FOUND = 5;

interface Command {
  readonly id: string;
  readonly label: string;
  /** What kind of thing it is. */
  readonly group: string;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

const hasWords = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.toLowerCase().includes(word));

/** Everything that can be done here, by its name: actions of the page, other pages, tickets and people. Stands once, in the shell. */
export function Palette() {
  const { t } = useTranslation('app');
  const me = useMe();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const pages = navEntries.filter((entry) => entry.shows(me));
  useShortcuts(t('palette.title'), [
    { keys: 'ctrl+k', label: t('palette.open'), isKeyOnly: true, whileTyping: true, run: () => setOpen(true) },
    ...pages.flatMap(({ to, label, keys }) =>
      keys === undefined
        ? []
        : [{ keys, label: t('palette.goTo', { page: t(label) }), isKeyOnly: true, run: () => navigate(to) }],
    ),
  ]);
  const close = () => setOpen(false);
  return (
    <Dialog open={open} title={t('palette.title')} onClose={close}>
      {open && <Commands onDone={close} />}
    </Dialog>
  );
}

function Commands({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('app');
  const [text, setText] = useState('');
  const all = useCommands();
  const asked = text.trim();
  const q = useDebounced(asked, PAUSE_MS);
  const found = useFound(q);
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const commands = all.filter(({ label, group }) => hasWords(`${label} ${group}`, words)).slice(0, MOST_COMMANDS);
  // What was typed as a number or a name is likelier meant than a command that happens to hold it.
  const items = /\d/.test(asked) ? [...found, ...commands] : [...commands, ...found];
  return (
    <div className="palette">
      <Combobox
        name="command"
        label={t('palette.label')}
        help={t('palette.help')}
        listLabel={t('palette.list')}
        text={text}
        onText={setText}
        asked={asked}
        found={items}
        idOf={({ id }) => id}
        draw={({ label, group, keys }) => (
          <span className="palette__item">
            <span className="combobox__main">{label}</span>
            <span className="combobox__more">{group}</span>
            {keys !== undefined && (
              <span className="palette__keys" aria-hidden="true">
                <Keys keys={keys} />
              </span>
            )}
          </span>
        )}
        onChoose={({ run }) => {
          onDone();
          // After the dialog has given the focus back: what is run may open one of its own.
          setTimeout(run);
        }}
      />
    </div>
  );
}

function useCommands(): readonly Command[] {
  const { t } = useTranslation('app');
  const me = useMe();
  const navigate = useNavigate();
  const groups = useAllShortcuts();
  return useMemo(() => {
    const actions = groups.toReversed().flatMap(({ title, shortcuts }) =>
      shortcuts
        .filter(({ isKeyOnly }) => isKeyOnly !== true)
        .map((shortcut) => ({
          group: title,
          label: shortcut.label,
          keys: keysOf(shortcut)[0],
          run: () => shortcut.run(null),
        })),
    );
    const goTo = (label: string, to: string, keys?: string) => ({
      group: t('palette.page'),
      label,
      keys,
      run: () => navigate(to),
    });
    const pages = [...navEntries, ...personalEntries]
      .filter((entry) => entry.shows(me))
      .map(({ label, to, keys }) => goTo(t(label), to, keys));
    const queues = me.teams.map(({ key, name }) => goTo(t('palette.queue', { team: name }), `/queue/${key}`));
    return [...actions, ...queues, ...pages].map((command, index) => ({ ...command, id: `command-${index}` }));
  }, [groups, me, navigate, t]);
}

/** Tickets by number or requester, and people by name or number. */
function useFound(q: string): readonly Command[] {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const enabled = q.length >= SHORTEST;
  const tickets = useQuery({
    queryKey: ['palette', 'tickets', q],
    queryFn: ({ signal }) => call('findTickets', { query: { q, limit: MOST_FOUND }, signal }),
    enabled,
    retry: false,
  });
  const people = useQuery({
    queryKey: ['palette', 'people', q],
    queryFn: ({ signal }) => call('people', { query: { q, limit: MOST_FOUND }, signal }),
    enabled,
    retry: false,
  });
  const ofTicket = (hit: TicketHit): Command => ({
    id: `ticket-${hit.id}`,
    label: `${hit.number} ${hit.subject ?? t('palette.masked')}`,
    group: hit.requesterName,
    run: () => navigate(`/tickets/${hit.number}`),
  });
  const ofPerson = (hit: PersonHit): Command => ({
    id: `person-${hit.id}`,
    label: t('palette.ticketsOf', { name: hit.name }),
    group: hit.agency?.name ?? '',
    run: () => navigate(`/search?q=${encodeURIComponent(hit.username)}`),
  });
  if (!enabled) return [];
  return [...(tickets.data?.items.map(ofTicket) ?? []), ...(people.data?.items.map(ofPerson) ?? [])];
}
