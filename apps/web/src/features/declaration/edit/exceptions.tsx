import { CLOCK_TARGETS, type CalendarView, type PromiseView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../ui/field.js';
import { nameOf, type Named } from '../use-services.js';
import type { DraftFaults } from './draft-faults.js';
import { PromiseGrid } from './promise-grid.js';

interface ExceptionsProps {
  readonly promises: readonly PromiseView[];
  readonly services: readonly Named[];
  readonly calendars: readonly CalendarView[];
  readonly faults: DraftFaults;
  readonly onChange: (promises: (before: readonly PromiseView[]) => PromiseView[]) => void;
}

/** Services with deadlines of their own; what is left empty there follows those for all. */
export function Exceptions({ promises, services, calendars, faults, onChange }: ExceptionsProps) {
  const { t } = useTranslation('declaration');
  const [added, setAdded] = useState<readonly string[]>([]);
  const named = promises.flatMap(({ serviceKey }) => serviceKey ?? []);
  const keys = [...new Set([...named, ...added])];
  const others = services.filter(({ key }) => !keys.includes(key));
  return (
    <>
      {keys.map((key) => {
        const name = nameOf(services, key);
        const own = promises.filter(({ serviceKey }) => serviceKey === key);
        const isFaulty = CLOCK_TARGETS.some((target) => faults.at(`/promises/${target}/${key}`) !== undefined);
        return (
          <details key={key} className="exception" open={added.includes(key) || isFaulty || undefined}>
            <summary className="exception__name">
              {name} <span className="exception__count">{t('edit.count', { count: own.length })}</span>
            </summary>
            <div className="grids">
              {CLOCK_TARGETS.map((target) => (
                <PromiseGrid
                  key={target}
                  target={target}
                  service={{ key, name }}
                  promises={promises}
                  calendars={calendars}
                  faults={faults}
                  onChange={(place, promise) => onChange((before) => withPromise(before, place, promise))}
                />
              ))}
            </div>
            <PktButton
              skin="secondary"
              size="small"
              aria-label={t('edit.removeServiceOf', { name })}
              onClick={() => {
                setAdded(added.filter((one) => one !== key));
                onChange((before) => before.filter(({ serviceKey }) => serviceKey !== key));
              }}
            >
              {t('edit.removeService')}
            </PktButton>
          </details>
        );
      })}
      {others.length > 0 && (
        <SelectField
          label={t('edit.addService')}
          placeholder={t('edit.addServicePlaceholder')}
          optional
          options={others.map(({ key, name }) => ({ value: key, label: name }))}
          value=""
          onChange={({ target }) => setAdded([...added, target.value])}
        />
      )}
    </>
  );
}

/** The promises with another one, or none, at a place. */
export function withPromise(
  promises: readonly PromiseView[],
  { target, serviceKey, priority }: Pick<PromiseView, 'target' | 'serviceKey' | 'priority'>,
  promise: PromiseView | null,
): PromiseView[] {
  const isThere = (one: PromiseView) =>
    one.target === target && one.serviceKey === serviceKey && one.priority === priority;
  if (promise === null) return promises.filter((one) => !isThere(one));
  return promises.some(isThere) ? promises.map((one) => (isThere(one) ? promise : one)) : [...promises, promise];
}
