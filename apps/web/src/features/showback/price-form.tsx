import { PRICE_MODELS, type PriceListView, type PriceName } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { ChoiceField, TextareaField, TextField } from '../../ui/field.js';
import { toast } from '../../ui/toast.js';
import { Exceptions } from './exceptions.js';
import { Preview } from './preview.js';
import { asksFor, pricesOf, unreadable, type PriceDraft } from './price-draft.js';

interface PriceFormProps {
  /** Null: a new one. */
  readonly list: PriceListView | null;
  readonly start: PriceDraft;
  /** There is nothing whose place it takes. */
  readonly isFirst: boolean;
}

const NAMES = ['perAgency', 'perEmployee', 'shared', 'perTicket', 'perMinute'] as const satisfies readonly PriceName[];

export function PriceForm({ list, start, isFirst }: PriceFormProps) {
  const { t } = useTranslation('showback');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(start);
  const [isTried, setTried] = useState(false);
  const [isAsked, setAsked] = useState(false);
  /** As the desk has it: one that is kept and then not published is changed, not written twice. */
  const [kept, setKept] = useState(list);
  const keep = async (): Promise<PriceListView> => {
    const body = { validFrom: draft.validFrom, prices: pricesOf(draft), reason: draft.reason.trim() || null };
    const next = await (kept
      ? call('savePriceList', { params: { id: kept.id }, body: { ...body, revision: kept.revision } })
      : call('createPriceList', { body }));
    setKept(next);
    return next;
  };
  const done = async (text: string, to: string) => {
    toast({ tone: 'success', text });
    await client.invalidateQueries({ queryKey: queryKeys.priceLists });
    void client.invalidateQueries({ queryKey: queryKeys.showback });
    void navigate(to);
  };
  const save = useMutation({
    mutationFn: keep,
    onSuccess: ({ id }) => done(t('prices.saved'), `/showback/prices/${id}`),
  });
  const publish = useMutation({
    mutationFn: async () => {
      const { id, revision } = await keep();
      return call('publishPriceList', { params: { id }, body: { revision } });
    },
    onSuccess: () => done(t('prices.published'), '/showback/prices'),
    onError: () => setAsked(false),
  });
  const drop = useMutation({
    mutationFn: () => call('deletePriceList', { params: { id: kept?.id ?? '' } }),
    onSuccess: () => done(t('prices.deleted'), '/showback/prices'),
  });
  const faults = useFieldFaults(publish.error ?? save.error);
  const unread = isTried ? unreadable(draft) : new Set<string>();
  const errorAt = (place: string) => (unread.has(place) ? t('notAnAmount') : faults.get(place));
  const isBusy = save.isPending || publish.isPending || drop.isPending;
  /** Does it when every amount is one. */
  const attempt = (work: () => void) => {
    setTried(true);
    save.reset();
    publish.reset();
    if (!isBusy && unreadable(draft).size === 0) work();
  };
  const price = (name: PriceName) => (
    <TextField
      key={name}
      name={name}
      label={t(`field.${name}`)}
      help={t(`fieldHelp.${name}`)}
      optional={draft.model === 'fixed'}
      inputMode="decimal"
      autoComplete="off"
      value={draft.prices[name]}
      error={errorAt(`/prices/${name}`)}
      onChange={({ target }) => setDraft({ ...draft, prices: { ...draft.prices, [name]: target.value } })}
    />
  );
  return (
    <form
      className="showback__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        attempt(() => save.mutate());
      }}
    >
      <TextField
        name="validFrom"
        label={t('field.validFrom')}
        help={t('fieldHelp.validFrom')}
        type="date"
        value={draft.validFrom}
        error={draft.validFrom === '' && isTried ? t('field.required') : faults.get('/validFrom')}
        onChange={({ target }) => setDraft({ ...draft, validFrom: target.value })}
      />
      <ChoiceField
        name="model"
        label={t('field.model')}
        value={draft.model}
        options={PRICE_MODELS.map((value) => ({ value, label: t(`model.${value}`), help: t(`modelHelp.${value}`) }))}
        onChange={(value) => setDraft({ ...draft, model: PRICE_MODELS.find((one) => one === value) ?? draft.model })}
      />
      {NAMES.filter((name) => asksFor(draft.model, name)).map(price)}
      {asksFor(draft.model, 'perTicket') && (
        <Exceptions
          all={draft.exceptions}
          errorAt={errorAt}
          onChange={(exceptions) => setDraft({ ...draft, exceptions })}
        />
      )}
      {!isFirst && (
        <TextareaField
          name="reason"
          label={t('field.reason')}
          help={t('fieldHelp.reason')}
          rows={2}
          maxLength={500}
          value={draft.reason}
          error={faults.get('/reason')}
          onChange={({ target }) => setDraft({ ...draft, reason: target.value })}
        />
      )}
      <Preview prices={unreadable(draft).size === 0 ? pricesOf(draft) : null} onTry={() => setTried(true)} />
      {faults.size === 0 && <ProblemNote error={publish.error ?? save.error ?? drop.error} />}
      <div className="showback__buttons">
        <PktButton type="button" onClick={() => attempt(() => setAsked(true))}>
          {t('prices.publish')}
        </PktButton>
        <PktButton type="submit" skin="secondary" isLoading={save.isPending}>
          {t('prices.save')}
        </PktButton>
        {kept && (
          <PktButton type="button" skin="tertiary" isLoading={drop.isPending} onClick={() => drop.mutate()}>
            {t('prices.delete')}
          </PktButton>
        )}
      </div>
      <Dialog open={isAsked} title={t('prices.publishTitle')} onClose={() => setAsked(false)}>
        <p>{t('prices.publishHelp')}</p>
        <PktButton type="button" isLoading={publish.isPending} onClick={() => publish.mutate()}>
          {t('prices.publishDo')}
        </PktButton>
      </Dialog>
    </form>
  );
}
