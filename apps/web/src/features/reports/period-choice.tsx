import { PktButton } from '@oslokommune/punkt-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';
import { ProblemLine } from './problem-line.js';
import { quickPeriod } from './period.js';
import type { QuickPeriod } from './period.js';
import type { PeriodInAddress } from './use-period.js';

interface PeriodChoiceProps {
  readonly choices: readonly QuickPeriod[];
  readonly address: PeriodInAddress;
}

/** The usual periods as links, and any other by its first and last day. */
export function PeriodChoice({ choices, address: { period, today, withSearch } }: PeriodChoiceProps) {
  const { t } = useTranslation('reports');
  return (
    <div className="period" role="group" aria-label={t('period.title')}>
      <ul className="period__quick">
        {choices.map((name) => {
          const { from, to } = quickPeriod(name, today);
          const isChosen = from === period.from && to === period.to;
          return (
            <li key={name}>
              <Link className="period__link" to={withSearch({ from, to })} aria-current={isChosen ? 'true' : undefined}>
                {t(`period.${name}`)}
              </Link>
            </li>
          );
        })}
      </ul>
      <OwnPeriod key={`${period.from} ${period.to}`} period={period} withSearch={withSearch} />
    </div>
  );
}

function OwnPeriod({ period, withSearch }: Pick<PeriodInAddress, 'period' | 'withSearch'>) {
  const { t } = useTranslation('reports');
  const navigate = useNavigate();
  const [isWrong, setWrong] = useState(false);
  return (
    <form
      className="period__own"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const [from, to] = [String(form.get('from')), String(form.get('to'))];
        const isSound = from !== '' && to !== '' && from <= to;
        setWrong(!isSound);
        if (isSound) navigate(withSearch({ from, to }));
      }}
    >
      <label className="filter">
        <span className="filter__label">{t('period.from')}</span>
        <input
          className="pkt-input"
          type="date"
          name="from"
          min="2000-01-01"
          defaultValue={period.from}
          aria-describedby={isWrong ? 'period-wrong' : undefined}
          aria-invalid={isWrong || undefined}
        />
      </label>
      <label className="filter">
        <span className="filter__label">{t('period.to')}</span>
        <input
          className="pkt-input"
          type="date"
          name="to"
          min="2000-01-01"
          defaultValue={period.to}
          aria-describedby={isWrong ? 'period-wrong' : undefined}
          aria-invalid={isWrong || undefined}
        />
      </label>
      <PktButton type="submit" skin="secondary" size="small">
        {t('period.show')}
      </PktButton>
      {isWrong && <ProblemLine id="period-wrong" text={t('period.wrong')} />}
    </form>
  );
}
