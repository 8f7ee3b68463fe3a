import type { PersonRef, VisitOutcome, VisitState, VisitView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Badge, type Tone } from '../../ui/badge.js';
import { classes } from '../../ui/classes.js';
import { ProblemNote } from '../../ui/error-state.js';
import { TextareaField } from '../../ui/field.js';
import { useNow } from '../../ui/now.js';
import { Timer } from '../../work/timer.js';
import type { Pressed } from './outbox.js';
import { resultPlace, type Outbox } from './use-outbox.js';
import './visits.scss';

const TONES: Readonly<Record<VisitState, Tone>> = {
  planned: 'blue',
  under_way: 'green',
  done: 'neutral',
  missed: 'yellow',
  cancelled: 'neutral',
};
const LONGEST_RESULT = 4_000;

/** A visit as it is once what waits to be sent has been heard of. */
function asPressed(visit: VisitView, waiting: readonly Pressed[], me: PersonRef): VisitView {
  return waiting
    .filter(({ visitId }) => visitId === visit.id)
    .reduce<VisitView>((before, pressed) => {
      const at = new Date(pressed.pressedAt).toISOString();
      return pressed.kind === 'start'
        ? {
            ...before,
            agent: me,
            state: 'under_way',
            startedAt: before.startedAt ?? at,
            can: { ...NOTHING, stop: true },
          }
        : { ...before, state: pressed.outcome, result: pressed.result, stoppedAt: at, can: NOTHING };
    }, visit);
}

const NOTHING = { change: false, start: false, stop: false, cancel: false };

export interface VisitCardProps {
  readonly visit: VisitView;
  readonly outbox: Outbox;
  /** On the page of its ticket, which need not be named. */
  readonly isOnTicket?: boolean;
  /** More that can be done, beside the start. */
  readonly children?: ReactNode;
}

/** Where to go first, then whom for, and large buttons for a thumb. */
export function VisitCard({ visit, outbox, isOnTicket = false, children }: VisitCardProps) {
  const { t } = useTranslation('visits');
  const format = useFormat();
  const me = useMe();
  const now = useNow();
  const { waiting, refused, press } = outbox;
  const shown = asPressed(visit, waiting, { id: me.id, name: me.name });
  const { agent, requester, ticket, state, can } = shown;
  const isSending = waiting.some(({ visitId }) => visitId === visit.id);
  const Heading = isOnTicket ? 'h3' : 'h2';
  const isOwn = agent?.id === me.id;
  const isLate = can.start && Date.parse(shown.to) < now;
  const stopForm = (
    <StopForm
      visit={shown}
      onStop={(outcome, result) => press({ visitId: visit.id, kind: 'stop', outcome, result, pressedAt: Date.now() })}
    />
  );
  return (
    <article className={classes('visit', `visit--${state}`)}>
      <p className="visit__time">
        <time dateTime={shown.from}>
          {isOnTicket ? `${format.day(shown.from)} ${format.time(shown.from)}` : format.time(shown.from)}
        </time>
        –<time dateTime={shown.to}>{format.time(shown.to)}</time>
        <Badge tone={isLate ? 'yellow' : TONES[state]}>{t(isLate ? 'late' : `state.${state}`)}</Badge>
      </p>
      <Heading className="visit__place">{shown.place}</Heading>
      {!isOnTicket && (
        <p className="visit__whom">
          {shown.agency.name}
          {requester && ` · ${requester.name}`}
          {requester?.phone && (
            <>
              {' · '}
              <a className="visit__phone" href={`tel:${requester.phone.replace(/\s/g, '')}`}>
                {requester.phone}
              </a>
            </>
          )}
        </p>
      )}
      {!isOnTicket && (
        <p className="visit__ticket">
          {shown.mayRead ? (
            <Link to={`/tickets/${ticket.number}`}>
              {ticket.number} {ticket.subject ?? t('masked')}
            </Link>
          ) : (
            `${ticket.number}. ${t('accessEnded')}`
          )}
        </p>
      )}
      <p className="visit__agent">{agent === null ? t('anyone') : isOwn ? t('you') : agent.name}</p>
      {shown.result !== null && <p className="visit__result">{shown.result}</p>}
      {state === 'under_way' && shown.startedAt !== null && (
        <p className="visit__running">
          {t('running')} <Timer since={shown.startedAt} />
        </p>
      )}
      {can.stop && isOwn && stopForm}
      {can.stop && !isOwn && (
        <details className="visit__other">
          <summary>{t('stopForOther', { name: agent?.name })}</summary>
          {stopForm}
        </details>
      )}
      {(can.start || children) && (
        <div className="visit__buttons">
          {can.start && (
            <PktButton
              className="visit__large"
              variant="icon-left"
              iconName="location-pin"
              onClick={() => press({ visitId: visit.id, kind: 'start', pressedAt: Date.now() })}
            >
              {t('start')}
              <span className="pkt-sr-only"> {shown.place}</span>
            </PktButton>
          )}
          {children}
        </div>
      )}
      <p className="visit__sending" role="status">
        {isSending && t('sending')}
      </p>
      {refused?.visitId === visit.id && <ProblemNote error={refused.error} />}
    </article>
  );
}

/** What was done. What is typed stays in the browser until the server has it. */
function StopForm({
  visit,
  onStop,
}: {
  readonly visit: VisitView;
  readonly onStop: (outcome: VisitOutcome, result: string) => void;
}) {
  const { t } = useTranslation('visits');
  const place = resultPlace(visit.id);
  const [result, setResult] = useState(() => localStorage.getItem(place) ?? '');
  const [isTried, setIsTried] = useState(false);
  const isMissing = result.trim() === '';
  const stop = (outcome: VisitOutcome) => {
    setIsTried(true);
    if (!isMissing) onStop(outcome, result);
  };
  return (
    <form
      className="visit__stop"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        stop('done');
      }}
    >
      <TextareaField
        name="result"
        label={t('result')}
        rows={3}
        maxLength={LONGEST_RESULT}
        value={result}
        error={isTried && isMissing ? t('resultMissing') : undefined}
        onChange={({ target }) => {
          setResult(target.value);
          localStorage.setItem(place, target.value);
        }}
      />
      <div className="visit__buttons">
        <PktButton type="submit" className="visit__large" variant="icon-left" iconName="check-medium">
          {t('stop')}
        </PktButton>
        <PktButton type="button" className="visit__large" skin="secondary" onClick={() => stop('missed')}>
          {t('missed')}
        </PktButton>
      </div>
    </form>
  );
}
