import type { TicketView, VisitView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { randomId } from '../../api/random-id.js';
import { useMe } from '../../api/session.js';
import { cityInstant, cityLocal } from '../../ui/city-time.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { CheckField, SelectField, TextField } from '../../ui/field.js';
import { toast } from '../../ui/toast.js';

const HOUR_MS = 3_600_000;
const LONGEST_PLACE = 300;

/** Everybody who goes out, once. */
function useVisitors() {
  return useQuery({
    queryKey: [...queryKeys.teams, 'onsite-members'],
    queryFn: async ({ signal }) => {
      const { items } = await call('teams', { signal });
      const lists = await Promise.all(
        items
          .filter(({ line }) => line === 'onsite')
          .map(({ key }) => call('teamMembers', { params: { key }, signal })),
      );
      return new Map(lists.flatMap((list) => list.items).map(({ id, name }) => [id, name]));
    },
    staleTime: 300_000,
  });
}

export interface PlanDialogProps {
  readonly ticket: TicketView;
  /** The visit that is changed; null: a new one. */
  readonly visit: VisitView | null;
  readonly onClose: () => void;
}

/** Place, time and who; a new one can let the ticket wait for it. */
export function PlanDialog({ ticket, visit, onClose }: PlanDialogProps) {
  const { t } = useTranslation('visits');
  const me = useMe();
  const client = useQueryClient();
  const [place, setPlace] = useState(visit?.place ?? ticket.location ?? '');
  const [from, setFrom] = useState(visit ? cityLocal(new Date(visit.from)) : '');
  const [to, setTo] = useState(visit ? cityLocal(new Date(visit.to)) : '');
  const [agentId, setAgentId] = useState(visit?.agent?.id ?? '');
  const [schedule, setSchedule] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const [idempotencyKey] = useState(randomId);
  const mayWait = visit === null && (ticket.abilities.pend || ticket.state === 'scheduled');
  const visitors = useVisitors();
  const people = new Map(visitors.data ?? []);
  if (visit?.agent) people.set(visit.agent.id, visit.agent.name);
  people.delete(me.id);

  const save = useMutation({
    mutationFn: () => {
      const [begin, end] = [cityInstant(from), cityInstant(to)];
      if (begin === null || end === null) throw new Error('the form was checked');
      const plan = {
        place,
        from: begin.toISOString(),
        to: end.toISOString(),
        agentId: agentId === '' ? null : agentId,
      };
      return visit
        ? call('changeVisit', { params: { id: visit.id }, body: { ...plan, version: visit.version } })
        : call('planVisit', {
            params: { id: ticket.id },
            body: { ...plan, schedule: mayWait && schedule },
            idempotencyKey: `${idempotencyKey}-${from}-${to}-${agentId}-${String(schedule)}`,
          });
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.allTickets });
      void client.invalidateQueries({ queryKey: queryKeys.visits });
      toast({ tone: 'success', text: t(visit ? 'plan.changed' : 'plan.done') });
      onClose();
    },
  });
  const faults = useFieldFaults(save.error);
  const missing = (is: boolean) => (isTried && is ? t('plan.required') : undefined);
  const fault = (name: string, isMissing: boolean) => missing(isMissing) ?? faults.get(`/${name}`);
  const isIncomplete = place.trim() === '' || cityInstant(from) === null || cityInstant(to) === null;
  const title = t(visit ? 'plan.change' : 'plan.title');
  return (
    <Dialog open title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setIsTried(true);
          const form = event.currentTarget;
          if (isIncomplete) setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid]')?.focus());
          else if (!save.isPending) save.mutate();
        }}
      >
        <TextField
          name="place"
          label={t('plan.place')}
          help={t('plan.placeHelp')}
          maxLength={LONGEST_PLACE}
          value={place}
          error={fault('place', place.trim() === '')}
          onChange={({ target }) => setPlace(target.value)}
        />
        <TextField
          type="datetime-local"
          name="from"
          label={t('plan.from')}
          value={from}
          error={fault('from', cityInstant(from) === null)}
          onChange={({ target }) => {
            const [before, after] = [cityInstant(from), cityInstant(target.value)];
            const end = cityInstant(to);
            // The length of the visit stays; at first it is an hour.
            const length = before && end && end > before ? end.getTime() - before.getTime() : HOUR_MS;
            setFrom(target.value);
            if (after) setTo(cityLocal(new Date(after.getTime() + length)));
          }}
        />
        <TextField
          type="datetime-local"
          name="to"
          label={t('plan.to')}
          value={to}
          error={fault('to', cityInstant(to) === null)}
          onChange={({ target }) => setTo(target.value)}
        />
        <SelectField
          name="agentId"
          label={t('plan.who')}
          optional
          placeholder={t('anyone')}
          options={[{ value: me.id, label: t('you') }, ...[...people].map(([value, label]) => ({ value, label }))]}
          value={agentId}
          error={faults.get('/agentId')}
          onChange={({ target }) => setAgentId(target.value)}
        />
        {mayWait && (
          <CheckField
            label={t('plan.schedule')}
            help={t('plan.scheduleHelp')}
            checked={schedule}
            onChange={({ target }) => setSchedule(target.checked)}
          />
        )}
        <ProblemNote error={save.error} />
        <div className="dialog__actions">
          <PktButton type="submit" disabled={save.isPending} isLoading={save.isPending}>
            {t(visit ? 'plan.save' : 'plan.submit')}
          </PktButton>
          <PktButton type="button" skin="secondary" onClick={onClose}>
            {t('plan.close')}
          </PktButton>
        </div>
      </form>
    </Dialog>
  );
}
