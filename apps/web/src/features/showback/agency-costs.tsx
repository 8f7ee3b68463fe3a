import type { Showback, ShowbackAgency, ShowbackLine } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useFormat } from '../../i18n/format.js';
import { Badge } from '../../ui/badge.js';
import { classes } from '../../ui/classes.js';
import { useLineWords } from './use-line-words.js';
import { useKroner, useSigned } from './use-showback.js';

interface AgencyCostsProps {
  readonly of: Showback;
  readonly month: string;
}

/** Every agency with its share of the whole, and below it each line in words. On paper all lines are there. */
export function AgencyCosts({ of, month }: AgencyCostsProps) {
  const { t } = useTranslation('showback');
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(of.agencies.length === 1 ? of.agencies.map(({ agency }) => agency.key) : []),
  );
  const all = of.agencies.every(({ agency }) => open.has(agency.key));
  const largest = Math.max(...of.agencies.map(({ ore }) => ore), 1);
  const toggle = (key: string) => {
    const next = new Set(open);
    if (!next.delete(key)) next.add(key);
    setOpen(next);
  };
  return (
    <section aria-labelledby="showback-agencies">
      <div className="showback__bar-head">
        <h2 id="showback-agencies" className="showback__heading">
          {t('byAgency', { count: of.agencies.length })}
        </h2>
        {of.agencies.length > 1 && (
          <PktButton
            skin="tertiary"
            size="small"
            onClick={() => setOpen(new Set(all ? [] : of.agencies.map(({ agency }) => agency.key)))}
          >
            {t(all ? 'closeAll' : 'openAll')}
          </PktButton>
        )}
      </div>
      <ul className="showback__agencies">
        {of.agencies.map((one) => (
          <Agency
            key={one.agency.key}
            of={one}
            month={month}
            whole={of.agencies.length > 1 ? of.ore : null}
            largest={largest}
            isOpen={open.has(one.agency.key)}
            onToggle={() => toggle(one.agency.key)}
          />
        ))}
      </ul>
    </section>
  );
}

interface AgencyProps {
  readonly of: ShowbackAgency;
  readonly month: string;
  /** What all bear together; null where there is only one. */
  readonly whole: number | null;
  readonly largest: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Agency({ of, month, whole, largest, isOpen, onToggle }: AgencyProps) {
  const { t } = useTranslation('showback');
  const format = useFormat();
  const kroner = useKroner();
  const signed = useSigned();
  const { agency, ore, before, corrections, lines } = of;
  const waiting = lines.filter(({ question }) => question === 'waiting').length;
  const id = `showback-${agency.key}`;
  return (
    <li className="showback__agency">
      <button type="button" className="showback__row" aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
        <span className="showback__name">{agency.name}</span>
        {whole !== null && (
          <span className="showback__share">
            <span className="showback__track" aria-hidden="true">
              <span className="showback__fill" style={{ inlineSize: `${(Math.max(ore, 0) / largest) * 100}%` }} />
            </span>
            {whole > 0 && <span className="showback__percent">{format.percent(ore / whole)}</span>}
          </span>
        )}
        <span className="showback__amount">{kroner(ore)}</span>
        <span className="showback__change">
          {before === null ? t('newAgency') : t('changed', { change: signed(before, ore) })}
        </span>
        {waiting > 0 && (
          <span className="showback__waits">
            <Badge tone="yellow">{t('waitingHere', { count: waiting })}</Badge>
          </span>
        )}
      </button>
      <div id={id} className={classes('showback__lines', !isOpen && 'showback__lines--closed')}>
        {corrections !== 0 && <p>{t('ofWhichCorrections', { corrections: kroner(corrections) })}</p>}
        <ul>
          {lines.map((line) => (
            <Line key={line.id} line={line} month={month} />
          ))}
        </ul>
      </div>
    </li>
  );
}

function Line({ line, month }: { readonly line: ShowbackLine; readonly month: string }) {
  const { t } = useTranslation('showback');
  const kroner = useKroner();
  const words = useLineWords()(line, month);
  return (
    <li className="showback__line">
      <span>
        <Link to={`/showback/lines/${line.id}`}>{words.title}</Link>
        {line.question !== 'none' && (
          <>
            {' '}
            <Badge tone={line.question === 'waiting' ? 'yellow' : 'green'}>{t(`question.${line.question}`)}</Badge>
          </>
        )}
        <span className="showback__small">
          {words.how} · {words.list}
        </span>
      </span>
      <span className="showback__amount">{kroner(line.ore)}</span>
    </li>
  );
}
