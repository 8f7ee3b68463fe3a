import type { QueueRow, StaffMember, Wallboard } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { isProblem } from '../../api/problems.js';
import { useFormat } from '../../i18n/format.js';
import { classes } from '../../ui/classes.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, useProblemText } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { useNow } from '../../ui/now.js';
import { PageHeader } from '../../ui/page-header.js';
import { toast } from '../../ui/toast.js';
import { ForecastChart } from './forecast-chart.js';
import { BoardPerson } from './board-person.js';
import { BoardTicket } from './board-ticket.js';
import { useGive, useWallboard } from './use-wallboard.js';
import './wallboard.scss';

/** A team on the wall: what waits, what hurries, how it will go, and who is there. */
export function WallboardPage() {
  const { teamKey = '' } = useParams();
  const { t } = useTranslation('wallboard');
  const { data, error, isPending, refetch } = useWallboard(teamKey);
  const isRefused = isProblem(error, 'forbidden', 'not_found');
  if (data) return <Board board={data} teamKey={teamKey} />;
  return (
    <>
      <PageHeader title={t('nav')} />
      {isPending && <Loading lines={8} />}
      {error && isRefused && <EmptyState icon="lock-locked" title={t('none.title')} text={t('none.text')} />}
      {error && !isRefused && <ErrorState error={error} onRetry={() => void refetch()} />}
    </>
  );
}

const RANKS = { available: 0, busy: 1, away: 2, off: 3 } as const;
const byPresence = (a: StaffMember, b: StaffMember) =>
  Number(a.absent) - Number(b.absent) || RANKS[a.presence] - RANKS[b.presence] || a.name.localeCompare(b.name, 'nb');

function Board({ board, teamKey }: { readonly board: Wallboard; readonly teamKey: string }) {
  const { t } = useTranslation('wallboard');
  const textOf = useProblemText();
  const screen = useRef<HTMLDivElement>(null);
  const give = useGive(teamKey);
  /** The ticket that is in the hand. */
  const [dragged, setDragged] = useState<QueueRow | null>(null);
  const [said, setSaid] = useState('');
  const members = [...board.members].sort(byPresence);

  const giveTo = (ticket: QueueRow, to: StaffMember | null) => {
    setDragged(null);
    if ((ticket.assignee?.id ?? null) === (to?.id ?? null)) return;
    const words = { number: ticket.number, name: to?.name ?? '' };
    give.mutate(
      { ticket, to: to?.id ?? null },
      {
        onSuccess: () => setSaid(t(to ? 'given' : 'putBack', words)),
        onError: (error) => toast({ tone: 'error', text: textOf(error) }),
      },
    );
  };
  const ticket = (row: QueueRow) => (
    <BoardTicket
      key={row.id}
      ticket={row}
      members={members}
      manage={board.manage}
      isBusy={give.isPending}
      onDrag={setDragged}
      onGive={(to) => giveTo(row, to)}
    />
  );

  return (
    <div ref={screen} className="board">
      <PageHeader
        title={board.team.name}
        documentTitle={t('title', { team: board.team.name })}
        actions={
          <>
            <Link to={`/team/${teamKey}/staffing`}>{t('staffing')}</Link>
            <PktButton size="small" skin="secondary" onClick={() => void toggleFullscreen(screen.current)}>
              {t('fullscreen')}
            </PktButton>
          </>
        }
      />
      <p className="pkt-sr-only" role="status">
        {said}
      </p>
      <Figures board={board} />
      <section className="board__part board__forecast" aria-labelledby="board-forecast">
        <h2 id="board-forecast">{t('forecast')}</h2>
        <Outlook board={board} />
        <ForecastChart forecast={board.forecast} />
      </section>
      <section className="board__part board__people" aria-labelledby="board-people">
        <h2 id="board-people">{t('people')}</h2>
        {members.length === 0 && <p>{t('nobody')}</p>}
        <ul className="board__list">
          {members.map((member) => (
            <BoardPerson
              key={member.id}
              member={member}
              teamKey={teamKey}
              manage={board.manage}
              isTarget={dragged !== null && dragged.assignee?.id !== member.id}
              onDrop={() => dragged && giveTo(dragged, member)}
            >
              {board.holding.filter(({ assignee }) => assignee?.id === member.id).map(ticket)}
            </BoardPerson>
          ))}
        </ul>
      </section>
      <section
        className={classes('board__part board__next', dragged?.assignee && 'board__target')}
        aria-labelledby="board-next"
        onDragOver={(event) => dragged?.assignee && event.preventDefault()}
        onDrop={() => dragged && giveTo(dragged, null)}
      >
        <h2 id="board-next">{t('next')}</h2>
        {board.next.length === 0 && <p>{t('empty')}</p>}
        <ol className="board__list">{board.next.map(ticket)}</ol>
      </section>
    </div>
  );
}

/** What is read from the other end of the room. */
function Figures({ board }: { readonly board: Wallboard }) {
  const { t } = useTranslation('wallboard');
  const format = useFormat();
  const now = useNow();
  const due = board.next.find(({ nextDueAt }) => nextDueAt !== null && Date.parse(nextDueAt) > now)?.nextDueAt ?? null;
  // The largest unit says enough from afar: «8 t».
  const oldest =
    board.oldestFiledAt &&
    format
      .duration((now - Date.parse(board.oldestFiledAt)) / 1000)
      .split(' ')
      .slice(0, 2)
      .join(' ');
  return (
    <dl className="figures">
      <Figure name={t('waiting')} value={format.number(board.waiting)} />
      <Figure
        name={t('overdue')}
        value={format.number(board.overdue)}
        note={t('ofOpen', { count: board.waiting + board.held + board.pending })}
        isBad={board.overdue > 0}
      />
      <Figure name={t('oldest')} value={oldest ?? '–'} />
      <Figure name={t('nextDue')} value={due === null ? '–' : format.time(due)} />
      <Figure name={t('held')} value={format.number(board.held)} />
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  /** What it is a part of. */
  readonly note?: string;
  readonly isBad?: boolean;
}

function Figure({ name, value, note, isBad }: FigureProps) {
  return (
    <div className={classes('figures__one', isBad && 'figures__one--bad')}>
      <dt>{name}</dt>
      <dd>{value}</dd>
      {note !== undefined && <dd className="figures__note">{note}</dd>}
    </div>
  );
}

/** The forecast in a sentence, and what is done about it. */
function Outlook({ board: { forecast, overflowSince, helpers } }: { readonly board: Wallboard }) {
  const { t } = useTranslation('wallboard');
  const format = useFormat();
  const names = helpers.map(({ name }) => name).join(', ');
  return (
    <div className="board__outlook">
      <p className={forecast.firstBreachAt === null ? 'board__good' : 'board__bad'}>
        {forecast.firstBreachAt === null
          ? t('holds')
          : t('breaches', { count: forecast.breaching, time: format.time(forecast.firstBreachAt) })}
      </p>
      {overflowSince !== null && (
        <p className="board__overflow">{t('overflow', { names, time: format.time(overflowSince) })}</p>
      )}
      <p className="board__rate">
        {t(forecast.isMeasured ? 'rate' : 'rateAssumed', { rate: format.number(forecast.rate, 1) })}
      </p>
    </div>
  );
}

async function toggleFullscreen(element: HTMLElement | null): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await element?.requestFullscreen();
}
