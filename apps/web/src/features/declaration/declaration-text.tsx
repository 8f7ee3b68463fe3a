import {
  PENDING_REASONS,
  PRIORITIES,
  type ClockTarget,
  type DeclarationView,
  type Locale,
  type Priority,
  type PromiseView,
  type QualityTargets,
} from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { OpeningHours } from './opening-hours-card.js';
import { usePromiseWords, type PromiseWords } from './promise-words.js';
import { ClockGoals, QualityText } from './quality-text.js';
import { SIDES } from './places.js';
import { nameOf, type Named } from './use-services.js';

/** What concerns the employee; the others lie between the lines. */
const FOR_ALL: readonly ClockTarget[] = ['first_response', 'next_update', 'resolution'];
const BETWEEN: readonly ClockTarget[] = ['second_line_takeover', 'second_line_resolution'];

interface Shown {
  readonly version: DeclarationView;
  readonly services: readonly Named[];
}

/** A version in plain language. */
export function DeclarationText({ version, services }: Shown) {
  const { t, i18n } = useTranslation('declaration');
  const { promises, duties } = version.content;
  const calendarKeys = [...new Set(promises.map(({ calendarKey }) => calendarKey))];
  const words = usePromiseWords(calendarKeys);
  const spoken = duties[i18n.language as Locale];
  const hasDuties = SIDES.some((side) => spoken[side].length > 0);
  return (
    <div className="declaration__parts">
      <Facts version={version} />
      <section aria-labelledby="declaration-promises">
        <h2 id="declaration-promises" className="declaration__title">
          {t('promises.title')}
        </h2>
        <p className="declaration__text">{t('promises.text')}</p>
        <div className="promises">
          {PRIORITIES.map((priority) => (
            <PriorityCard key={priority} priority={priority} promises={promises} words={words} />
          ))}
        </div>
        <Exceptions promises={promises} services={services} words={words} />
      </section>
      <OpeningHours keys={calendarKeys} />
      <Pauses version={version} />
      <QualityText quality={version.content.quality} clocks={FOR_ALL} />
      {hasDuties && (
        <section aria-labelledby="declaration-duties">
          <h2 id="declaration-duties" className="declaration__title">
            {t('duties.title')}
          </h2>
          <div className="duties">
            {SIDES.map((side) => (
              <div key={side} className="card">
                <h3 className="declaration__subtitle">{t(`duties.${side}`)}</h3>
                <ul className="duties__list">
                  {spoken[side].map((duty) => (
                    <li key={duty}>{duty}</li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </section>
      )}
      <Between promises={promises} words={words} quality={version.content.quality} />
    </div>
  );
}

function Facts({ version: { version, validFrom, content, standing } }: Pick<Shown, 'version'>) {
  const { t } = useTranslation('declaration');
  const format = useFormat();
  return (
    <dl className="declaration__facts">
      <div>
        <dt>{t('facts.version')}</dt>
        <dd>{version}</dd>
      </div>
      <div>
        <dt>{t(standing === 'past' ? 'facts.was' : 'facts.since')}</dt>
        <dd>{format.date(validFrom)}</dd>
      </div>
      <div>
        <dt>{t('facts.revision')}</dt>
        <dd>{content.nextRevisionOn === null ? t('facts.noRevision') : format.date(content.nextRevisionOn)}</dd>
      </div>
    </dl>
  );
}

interface PromiseProps {
  readonly promises: readonly PromiseView[];
  readonly words: PromiseWords;
}

function PriorityCard({ priority, promises, words }: PromiseProps & { readonly priority: Priority }) {
  const { t } = useTranslation('declaration');
  const { t: ui } = useTranslation('ui');
  const own = promises.filter((promise) => promise.serviceKey === null && promise.priority === priority);
  return (
    <article className={`card promise promise--${priority}`}>
      <h3 className="promise__name">{ui(`priority.${priority}`)}</h3>
      <p className="promise__example">{t(`example.${priority}`)}</p>
      <dl className="promise__list">
        {FOR_ALL.flatMap((target) => own.filter((promise) => promise.target === target)).map((promise) => (
          <div key={promise.target}>
            <dt>{t(`target.${promise.target}`)}</dt>
            <dd>
              <strong>{words.within(promise)}</strong> {words.hours(promise)}
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

/** Service by service, and equal promises of several priorities in one line. */
function Exceptions({ promises, services, words }: PromiseProps & Pick<Shown, 'services'>) {
  const { t } = useTranslation('declaration');
  const own = promises.filter((promise) => promise.serviceKey !== null && FOR_ALL.includes(promise.target));
  const keys = [...new Set(own.map(({ serviceKey }) => serviceKey ?? ''))];
  if (keys.length === 0) return null;
  const lines = (key: string) => {
    const found = new Map<string, PromiseView[]>();
    for (const promise of own.filter(({ serviceKey }) => serviceKey === key)) {
      const line = `${t(`target.${promise.target}`)} ${words.within(promise)} ${words.hours(promise)}`;
      found.set(line, [...(found.get(line) ?? []), promise]);
    }
    return [...found].map(([line, same]) => {
      const list = same.map(({ priority }) => priority).join(', ');
      return `${line} (${t('exceptions.priorities', { count: same.length, list })})`;
    });
  };
  return (
    <div className="card exceptions">
      <h3 className="declaration__subtitle">{t('exceptions.title')}</h3>
      <p>{t('exceptions.text')}</p>
      <dl className="exceptions__list">
        {keys.map((key) => (
          <div key={key}>
            <dt>{nameOf(services, key)}</dt>
            {lines(key).map((line) => (
              <dd key={line}>{line}</dd>
            ))}
          </div>
        ))}
      </dl>
    </div>
  );
}

function Pauses({ version: { content } }: Pick<Shown, 'version'>) {
  const { t } = useTranslation('declaration');
  const promised = FOR_ALL.filter((target) => content.promises.some((promise) => promise.target === target));
  return (
    <section aria-labelledby="declaration-pauses">
      <h2 id="declaration-pauses" className="declaration__title">
        {t('pauses.title')}
      </h2>
      <p className="declaration__text">{t('pauses.text')}</p>
      <div className="pauses">
        {promised.map((target) => {
          const reasons = PENDING_REASONS.filter((reason) => content.pauseReasons[target].includes(reason));
          const name = t(`target.${target}`);
          if (reasons.length === 0) {
            return (
              <p key={target} className="pauses__target">
                {t('pauses.never', { target: name })}
              </p>
            );
          }
          return (
            <div key={target} className="pauses__target">
              <p>{t('pauses.stops', { target: name })}</p>
              <ul>
                {reasons.map((reason) => (
                  <li key={reason}>{t(`reason.${reason}`)}</li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
}

function Between({ promises, words, quality }: PromiseProps & { readonly quality: QualityTargets }) {
  const { t } = useTranslation('declaration');
  const { t: ui } = useTranslation('ui');
  const at = (target: ClockTarget, priority: Priority) =>
    promises.find((one) => one.serviceKey === null && one.target === target && one.priority === priority);
  const targets = BETWEEN.filter((target) => PRIORITIES.some((priority) => at(target, priority)));
  if (targets.length === 0) return null;
  return (
    <details className="declaration__more">
      <summary>{t('between.title')}</summary>
      <p className="declaration__text">{t('between.text')}</p>
      <div className="declaration__scroll" role="region" tabIndex={0} aria-label={t('between.title')}>
        <table className="plain-table between">
          <thead>
            <tr>
              <td />
              {targets.map((target) => (
                <th key={target} scope="col">
                  {t(`target.${target}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {PRIORITIES.map((priority) => (
              <tr key={priority}>
                <th scope="row">{ui(`priority.${priority}`)}</th>
                {targets.map((target) => {
                  const promise = at(target, priority);
                  return (
                    <td key={target}>
                      {promise ? `${words.within(promise)} ${words.hours(promise)}` : t('promises.none')}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ClockGoals quality={quality} clocks={targets} />
    </details>
  );
}
