import type { QueueRow } from '@desk/contracts';
import { PktButton, PktIcon } from '@oslokommune/punkt-react';
import { useMutation } from '@tanstack/react-query';
import { useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router-dom';
import { call } from '../api/client.js';
import { isProblem } from '../api/problems.js';
import { useMe } from '../api/session.js';
import { classes } from '../ui/classes.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useProblemText } from '../ui/error-state.js';
import { useShortcuts } from '../ui/shortcuts.js';
import { toast } from '../ui/toast.js';
import { news } from './news.js';
import { useTicketPath } from './place.js';
import { QueueCard } from './row-cells.js';
import { useQueueColumns } from './row-columns.js';
import { RowState } from './row-state.js';
import { Slots } from './slots.js';
import { useHeldRows } from './use-held-rows.js';
import './ticket-list.scss';

/** News are told together, so that a screen reader is not talked over. */
const TELL_EACH_MS = 4_000;

export interface TicketListProps {
  /** What the list shows; read to screen readers. */
  readonly label: string;
  /** Says what list it is; another one is news as a whole, and is not held. */
  readonly listKey: string;
  /** As `listKey`, with what narrows it down. */
  readonly filterKey: string;
  /** All that is in the list, in its order, for what is new; narrowed down in `rows`. */
  readonly all: readonly QueueRow[];
  readonly rows: readonly QueueRow[];
  /** Everything has come: from now on what comes is new. */
  readonly isWhole: boolean;
  /** A ticket is open beside it. */
  readonly isBeside: boolean;
  /** Columns of its own; keep stable. */
  readonly columns?: readonly Column<QueueRow>[];
}

const rowId = (row: QueueRow) => row.id;
const glimpse = (row: QueueRow) => `${row.number} ${row.subject ?? ''}`;
const card = (row: QueueRow) => <QueueCard row={row} />;

/** Tickets as rows that change in place, by mouse, touch and keys. What is selected is handed to the selection bars. */
export function TicketList({ label, listKey, filterKey, all, rows, isWhole, isBeside, columns: own }: TicketListProps) {
  const { t } = useTranslation('work');
  const me = useMe();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const path = useTicketPath();
  const { number: openNumber } = useParams();
  const { selectionBars } = useContext(Slots);
  const place = useRef<HTMLDivElement>(null);
  const held = useHeldRows(rows, filterKey, isWhole, place);
  const shown = held.rows;
  const usual = useQueueColumns();
  const columns = own ?? usual;
  const { selected, toggle, toggleAll, clear } = useSelection(shown, filterKey);
  const announcement = useAnnouncedNews(listKey, all, isWhole, me.id);

  const take = useMutation({
    mutationFn: (row: QueueRow) => call('take', { params: { id: row.id }, body: { version: row.version } }),
    onSuccess: ({ number }) => toast({ tone: 'success', text: t('taken', { number }) }),
    onError: (error) =>
      isProblem(error, 'stale_version', 'move_not_allowed')
        ? toast({ tone: 'info', text: t('takenByOther') })
        : toast({ tone: 'error', text: problemText(error) }),
  });
  const focusedRow = () => {
    const id = place.current?.contains(document.activeElement) ? focusedRowId() : undefined;
    return id === undefined ? undefined : shown.find((row) => row.id === id);
  };
  const withFocusedRow = (act: (row: QueueRow) => void) => () => {
    const row = focusedRow();
    if (row) act(row);
    else toast({ tone: 'info', text: t('noRow') });
  };
  const isOnRow = () => focusedRow() !== undefined;
  const openBeside = (by: number) => () => {
    const at = shown.findIndex(({ number }) => number === openNumber);
    const next = shown[at < 0 ? 0 : at + by];
    if (next) navigate(path(next.number));
  };
  useShortcuts(t('keys.list'), [
    {
      keys: 'o',
      label: t('keys.open'),
      when: isOnRow,
      isKeyOnly: true,
      run: withFocusedRow((row) => navigate(path(row.number))),
    },
    {
      keys: 't',
      label: t('keys.take'),
      isKeyOnly: true,
      // Beside an open ticket the key is that ticket's, unless one stands in the list.
      ...(isBeside ? { when: isOnRow } : {}),
      run: withFocusedRow((row) => void (take.isPending || take.mutate(row))),
    },
    { keys: 'x', label: t('keys.select'), isKeyOnly: true, run: withFocusedRow((row) => toggle(row.id, false)) },
    { keys: '.', label: t('keys.apply'), when: () => held.waiting > 0, run: held.apply },
    ...(isBeside
      ? [
          { keys: 'j', label: t('keys.nextTicket'), when: () => !isOnRow(), run: openBeside(1) },
          { keys: 'k', label: t('keys.previousTicket'), when: () => !isOnRow(), run: openBeside(-1) },
        ]
      : []),
  ]);
  useGivenBackFocus(openNumber, shown, place);

  const state = useMemo(
    () => ({ t, path, go: navigate, gone: held.gone, selected, onToggle: toggle }),
    [t, path, navigate, held.gone, selected, toggle],
  );
  const isAllSelected = shown.length > 0 && shown.every(({ id }) => selected.has(id));
  return (
    <RowState value={state}>
      <div ref={place} className="ticket-list">
        <div className="ticket-list__head">
          <label className="ticket-list__all">
            <input type="checkbox" checked={isAllSelected} onChange={() => toggleAll(!isAllSelected)} />
            {selected.size > 0 ? t('selected', { count: selected.size }) : t('selectAll')}
          </label>
          {selected.size > 0 && (
            <PktButton type="button" size="small" skin="tertiary" onClick={clear}>
              {t('unselect')}
            </PktButton>
          )}
          {held.waiting > 0 && (
            <button type="button" className="ticket-list__waiting" title={t('waitingWhy')} onClick={held.apply}>
              <PktIcon name="arrow-circle" aria-hidden="true" />
              {t('waiting', { count: held.waiting })}
            </button>
          )}
          <p role="status" className="pkt-sr-only">
            {announcement}
          </p>
        </div>
        {selected.size > 0 &&
          selectionBars.map(({ id, Item }) => (
            <Item key={id} selection={shown.flatMap((row) => (selected.has(row.id) ? row.id : []))} onDone={clear} />
          ))}
        <DataTable
          keys
          cards={isBeside}
          label={label}
          columns={columns}
          rows={shown}
          rowId={rowId}
          rowClass={(row) =>
            classes(
              row.priority === 1 && 'queue__row--critical',
              held.gone.has(row.id) && 'queue__row--gone',
              selected.has(row.id) && 'queue__row--selected',
            )
          }
          card={card}
          glimpse={glimpse}
          currentId={openNumber === undefined ? undefined : shown.find(({ number }) => number === openNumber)?.id}
        />
      </div>
    </RowState>
  );
}

/** The row on which the keys stand: the one whose link has the focus. */
function focusedRowId(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row'];
}

/** What is selected of a list; of another list, nothing. */
function useSelection(rows: readonly QueueRow[], key: string) {
  const [chosen, setChosen] = useState<{ readonly key: string; readonly ids: ReadonlySet<string> }>({
    key,
    ids: new Set(),
  });
  const last = useRef<string | null>(null);
  const ids = useMemo(() => (chosen.key === key ? chosen.ids : new Set<string>()), [chosen, key]);
  const latest = useRef({ rows, ids });
  useEffect(() => {
    latest.current = { rows, ids };
  });
  return useMemo(() => {
    const set = (next: ReadonlySet<string>) => setChosen({ key, ids: next });
    return {
      selected: ids,
      toggle: (id: string, isRange: boolean) => {
        const { rows: now, ids: before } = latest.current;
        const next = new Set(before);
        const from = isRange ? now.findIndex((row) => row.id === last.current) : -1;
        const to = now.findIndex((row) => row.id === id);
        const range = from < 0 ? [id] : now.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => row.id);
        const isOn = !before.has(id);
        for (const one of range) {
          if (isOn) next.add(one);
          else next.delete(one);
        }
        last.current = id;
        set(next);
      },
      toggleAll: (isOn: boolean) => set(new Set(isOn ? latest.current.rows.map((row) => row.id) : [])),
      clear: () => set(new Set()),
    };
  }, [ids, key]);
}

/** «3 nye saker», for who does not see them come; what one has taken oneself is no news. */
function useAnnouncedNews(listKey: string, rows: readonly QueueRow[], isWhole: boolean, myId: string): string {
  const { t } = useTranslation('work');
  const count = useRef(0);
  const [text, setText] = useState('');
  useEffect(() => {
    if (!isWhole) return;
    count.current += news.tell(
      listKey,
      rows.map(({ id }) => id),
    );
    for (const { id, assignee } of rows) if (assignee?.id === myId && news.isNew(id)) news.see(id);
  }, [listKey, rows, isWhole, myId]);
  useEffect(() => {
    const timer = setInterval(() => {
      setText(count.current > 0 ? t('news', { count: count.current }) : '');
      count.current = 0;
    }, TELL_EACH_MS);
    return () => clearInterval(timer);
  }, [t]);
  return text;
}

/** Who comes back from a ticket stands at its row again, or at the one in its place. */
function useGivenBackFocus(
  openNumber: string | undefined,
  rows: readonly QueueRow[],
  place: React.RefObject<HTMLElement | null>,
): void {
  const before = useRef<string | undefined>(undefined);
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  });
  useEffect(() => {
    const left = before.current;
    before.current = openNumber;
    if (left === undefined || openNumber !== undefined) return;
    const id = latest.current.find(({ number }) => number === left)?.id;
    // After the head of the page, which would take the focus.
    const timer = setTimeout(() => {
      const row = id === undefined ? null : place.current?.querySelector(`[data-row="${CSS.escape(id)}"]`);
      row?.querySelector<HTMLElement>('a[href]')?.focus({ preventScroll: true });
    });
    return () => clearTimeout(timer);
  }, [openNumber, place]);
}
