import type { StaffingSettings } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { CheckField, TextField } from '../../ui/field.js';
import { toast } from '../../ui/toast.js';
import { useChange } from './use-staffing.js';

interface SettingsPanelProps {
  readonly teamKey: string;
  readonly settings: StaffingSettings;
  readonly manage: boolean;
}

/** How the team shares its work out, and when what somebody holds goes back. */
export function SettingsPanel({ teamKey, settings, manage }: SettingsPanelProps) {
  const { t } = useTranslation('staffing');
  const [wanted, setWanted] = useState(settings);
  const save = useChange(
    (body: StaffingSettings) => call('saveStaffing', { params: { key: teamKey }, body }),
    () => toast({ tone: 'success', text: t('settings.saved') }),
  );
  const faults = useFieldFaults(save.error);
  const set = (change: Partial<StaffingSettings>) => setWanted((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(wanted);
  };
  const { push, pushCap, returnAwayMinutes, returnPending } = wanted;
  return (
    <section className="card staffing__settings" aria-labelledby="staffing-settings">
      <h2 id="staffing-settings">{t('settings.title')}</h2>
      {manage ? (
        <form className="staffing-form" noValidate onSubmit={submit}>
          <CheckField
            label={t('settings.push')}
            help={t('settings.pushHelp')}
            checked={push}
            onChange={({ target }) => set({ push: target.checked })}
          />
          {push && (
            <TextField
              name="pushCap"
              type="number"
              min={1}
              max={100}
              label={t('settings.cap')}
              help={t('settings.capHelp')}
              value={Number.isNaN(pushCap) ? '' : String(pushCap)}
              error={faults.get('/pushCap')}
              onChange={({ target }) => set({ pushCap: target.valueAsNumber })}
            />
          )}
          <p className="staffing-form__help">{t('settings.returnHelp')}</p>
          <CheckField
            label={t('settings.returnAway')}
            checked={returnAwayMinutes !== null}
            onChange={({ target }) => set({ returnAwayMinutes: target.checked ? 60 : null })}
          />
          {returnAwayMinutes !== null && (
            <TextField
              name="returnAwayMinutes"
              type="number"
              min={1}
              max={1440}
              label={t('settings.minutes')}
              value={Number.isNaN(returnAwayMinutes) ? '' : String(returnAwayMinutes)}
              error={faults.get('/returnAwayMinutes')}
              onChange={({ target }) => set({ returnAwayMinutes: target.valueAsNumber })}
            />
          )}
          <CheckField
            label={t('settings.pending')}
            help={t('settings.pendingHelp')}
            checked={returnPending}
            onChange={({ target }) => set({ returnPending: target.checked })}
          />
          <ProblemNote error={save.error} />
          <div className="dialog__actions">
            <PktButton type="submit" isLoading={save.isPending}>
              {t('settings.save')}
            </PktButton>
          </div>
        </form>
      ) : (
        <ul className="staffing__rules">
          <li>{t(push ? 'settings.pushIs' : 'settings.pullIs')}</li>
          <li>{t('settings.returnHelp')}</li>
          {returnAwayMinutes !== null && <li>{t('settings.returnAwayIs', { count: returnAwayMinutes })}</li>}
          <li>{t(returnPending ? 'settings.pendingIs' : 'settings.pendingStays')}</li>
        </ul>
      )}
    </section>
  );
}
