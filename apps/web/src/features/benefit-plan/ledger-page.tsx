import { COST_KINDS, type CostKind, type LedgerContent, type LedgerRow } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { useMe } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Badge } from '../../ui/badge.js';
import { cityDay } from '../../ui/city-time.js';
import { Dialog } from '../../ui/dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { ChoiceField, SelectField, TextareaField, TextField } from '../../ui/field.js';
import { Loading } from '../../ui/loading.js';
import { useNow } from '../../ui/now.js';
import { PageHeader } from '../../ui/page-header.js';
import { toast } from '../../ui/toast.js';
import { oreOf, typedKroner } from '../../ui/typed-number.js';
import { useMoneyWords } from './money-words.js';
import { NotYours } from './not-yours.js';
import './benefit-plan.scss';

const PAGE = 50;

/** What centralising has cost, line by line. */
export function LedgerPage() {
  const { t } = useTranslation('benefit-plan');
  const { abilities } = useMe();
  if (!abilities.readReports) return <NotYours title={t('ledger.title')} />;
  return <Ledger />;
}

function Ledger() {
  const { t } = useTranslation('benefit-plan');
  const [edited, setEdited] = useState<LedgerRow | 'new' | null>(null);
  const ledger = useInfiniteQuery({
    queryKey: [...queryKeys.benefitPlan, 'ledger'],
    queryFn: ({ pageParam, signal }) =>
      call('ledger', { query: { limit: PAGE, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const rows = ledger.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="plan">
      <PageHeader
        title={t('ledger.title')}
        above={<Link to="/benefit-plan">{t('title')}</Link>}
        lead={t('ledger.lead')}
        actions={<PktButton onClick={() => setEdited('new')}>{t('ledger.add')}</PktButton>}
      />
      {ledger.isPending && <Loading lines={6} />}
      {ledger.isError && <ErrorState error={ledger.error} onRetry={() => void ledger.refetch()} />}
      {ledger.isSuccess && rows.length === 0 && (
        <EmptyState icon="document-text" title={t('ledger.none.title')} text={t('ledger.none.text')} />
      )}
      {rows.length > 0 && <Lines rows={rows} onEdit={setEdited} />}
      {ledger.hasNextPage && (
        <PktButton skin="secondary" disabled={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>
          {t('ledger.more')}
        </PktButton>
      )}
      <Dialog
        open={edited !== null}
        title={t(edited === 'new' ? 'ledger.add' : 'ledger.change')}
        onClose={() => setEdited(null)}
      >
        {edited !== null && (
          <LineForm
            key={edited === 'new' ? 'new' : edited.id}
            row={edited === 'new' ? null : edited}
            onClose={() => setEdited(null)}
          />
        )}
      </Dialog>
    </div>
  );
}

function Lines({ rows, onEdit }: { readonly rows: readonly LedgerRow[]; readonly onEdit: (row: LedgerRow) => void }) {
  const { t } = useTranslation('benefit-plan');
  const format = useFormat();
  const money = useMoneyWords();
  return (
    <div className="plan__scroll" role="region" aria-label={t('ledger.title')} tabIndex={0}>
      <table className="plain-table plan__ledger">
        <caption className="pkt-sr-only">{t('ledger.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ledger.on')}</th>
            <th scope="col">{t('ledger.text')}</th>
            <th scope="col">{t('ledger.kind')}</th>
            <th scope="col" className="plan__number">
              {t('ledger.amount')}
            </th>
            <th scope="col">{t('ledger.changeColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.isWithdrawn ? 'plan__withdrawn' : undefined}>
              <td>{format.date(row.on)}</td>
              <th scope="row">
                {row.text} {row.isWithdrawn && <Badge>{t('ledger.withdrawn')}</Badge>}
                {row.reason !== null && (
                  <span className="plan__small">{t('ledger.because', { reason: row.reason })}</span>
                )}
                {row.past.map((version) => (
                  <span key={version.revision} className="plan__small">
                    {t('ledger.past', {
                      until: format.date(version.supersededAt),
                      amount: money.exact(version.amount),
                      text: version.text,
                      on: format.date(version.on),
                    })}
                  </span>
                ))}
              </th>
              <td>{t(`ledger.kinds.${row.kind}`)}</td>
              <td className="plan__number">{money.exact(row.amount)}</td>
              <td>
                {!row.isWithdrawn && (
                  <PktButton
                    size="small"
                    skin="secondary"
                    aria-label={t('ledger.changeOf', { text: row.text })}
                    onClick={() => onEdit(row)}
                  >
                    {t('ledger.changeColumn')}
                  </PktButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineText {
  readonly kind: CostKind;
  readonly amount: string;
  readonly on: string;
  readonly text: string;
}
type Way = 'correct' | 'withdraw';

function LineForm({ row, onClose }: { readonly row: LedgerRow | null; readonly onClose: () => void }) {
  const { t } = useTranslation('benefit-plan');
  const client = useQueryClient();
  const today = cityDay(useNow());
  const [line, setLine] = useState<LineText>(() =>
    row === null
      ? { kind: 'running', amount: '', on: today, text: '' }
      : { kind: row.kind, amount: typedKroner(row.amount), on: row.on, text: row.text },
  );
  const [way, setWay] = useState<Way>('correct');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const ore = oreOf(line.amount);
  const isAmount = ore !== null && !Number.isNaN(ore);
  const lacksReason = row !== null && reason.trim() === '';
  const isWithdrawing = row !== null && way === 'withdraw';
  const save = useMutation({
    mutationFn: () => {
      const content: LedgerContent = { ...line, text: line.text.trim(), amount: ore ?? 0 };
      if (row === null) return call('addLedgerLine', { body: { line: content } });
      const params = { id: row.id };
      const taken = { revision: row.revision, reason: reason.trim() };
      if (isWithdrawing) return call('withdrawLedgerLine', { params, body: taken });
      return call('correctLedgerLine', { params, body: { ...taken, line: content } });
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.benefitPlan });
      void client.invalidateQueries({ queryKey: queryKeys.reports });
      onClose();
      toast({ tone: 'success', text: t('ledger.saved') });
    },
  });
  const faults = useFieldFaults(save.error);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if ((isWithdrawing || isAmount) && !lacksReason && !save.isPending) save.mutate();
      }}
    >
      {row !== null && (
        <ChoiceField
          name="way"
          label={t('ledger.way')}
          options={(['correct', 'withdraw'] as const).map((value) => ({ value, label: t(`ledger.ways.${value}`) }))}
          value={way}
          onChange={(value) => setWay(value as Way)}
        />
      )}
      {!isWithdrawing && (
        <>
          <SelectField
            name="kind"
            label={t('ledger.kind')}
            options={COST_KINDS.map((kind) => ({ value: kind, label: t(`ledger.kinds.${kind}`) }))}
            value={line.kind}
            onChange={({ target }) => setLine({ ...line, kind: target.value as CostKind })}
          />
          <TextField
            name="amount"
            label={t('ledger.amount')}
            help={t('ledger.amountHelp')}
            inputMode="decimal"
            autoComplete="off"
            value={line.amount}
            error={isTried && !isAmount ? t('ledger.notAnAmount') : faults.get('/line/amount')}
            onChange={({ target }) => setLine({ ...line, amount: target.value })}
          />
          <TextField
            name="on"
            label={t('ledger.on')}
            type="date"
            max={today}
            value={line.on}
            error={faults.get('/line/on')}
            onChange={({ target }) => setLine({ ...line, on: target.value })}
          />
          <TextField
            name="text"
            label={t('ledger.text')}
            maxLength={300}
            value={line.text}
            error={faults.get('/line/text')}
            onChange={({ target }) => setLine({ ...line, text: target.value })}
          />
        </>
      )}
      {row !== null && (
        <TextareaField
          name="reason"
          label={t('ledger.reason')}
          rows={2}
          maxLength={500}
          value={reason}
          error={isTried && lacksReason ? t('edit.needed') : faults.get('/reason')}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      <ProblemNote error={save.error} />
      <PktButton type="submit" disabled={save.isPending}>
        {t(isWithdrawing ? 'ledger.ways.withdraw' : 'ledger.save')}
      </PktButton>
    </form>
  );
}
