import { CLOCK_TARGETS, type DeclarationPreview } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { call } from '../../../api/client.js';
import { isProblem } from '../../../api/problems.js';
import { queryKeys } from '../../../api/query-keys.js';
import { useFormat } from '../../../i18n/format.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { ErrorState, ProblemNote } from '../../../ui/error-state.js';
import { useFieldFaults } from '../../../ui/faults.js';
import { TextField } from '../../../ui/field.js';
import { Loading } from '../../../ui/loading.js';
import { useNow } from '../../../ui/now.js';
import { cityDay } from '../../../ui/city-time.js';
import { quarterBefore } from '../dates.js';
import type { DraftKeeper } from './draft-keeper.js';
import { differenceOf, shareOf, summed, type Counted } from './preview-figures.js';

const POLL_MS = 1_000;

interface PreviewPanelProps {
  readonly draftId: string;
  readonly keeper: DraftKeeper;
  /** Of the draft on the screen. */
  readonly revision: number;
}

/** "Had this been in force": the tickets of a period, replayed under the draft. */
export function PreviewPanel({ draftId, keeper, revision }: PreviewPanelProps) {
  const { t } = useTranslation('declaration');
  const [search, setSearch] = useSearchParams();
  const id = search.get('preview');
  const [period, setPeriod] = useState(quarterBefore(cityDay(useNow())));
  const [isWrong, setWrong] = useState(false);
  /** The revision that is replayed; unknown after the page was loaded anew. */
  const [replayed, setReplayed] = useState<number | null>(null);
  const preview = useQuery({
    queryKey: [...queryKeys.declaration, 'preview', id],
    queryFn: ({ signal }) => call('preview', { params: { id: id ?? '' }, signal }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (isGoing(state.data) ? POLL_MS : false),
  });
  const start = useMutation({
    mutationFn: async () => {
      await keeper.flush();
      setReplayed(keeper.state().revision);
      return call('startPreview', { params: { id: draftId }, body: period });
    },
    onSuccess: (started) => setSearch({ preview: started.id }, { replace: true, preventScrollReset: true }),
  });
  const faults = useFieldFaults(start.error);
  const shown = preview.data;
  return (
    <section className="preview" aria-labelledby="draft-preview">
      <h2 id="draft-preview" className="declaration__title">
        {t('preview.title')}
      </h2>
      <p className="declaration__text">{t('preview.text')}</p>
      <form
        className="preview__period"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const isSound = period.from !== '' && period.to !== '' && period.from <= period.to;
          setWrong(!isSound);
          if (isSound && !start.isPending) start.mutate();
        }}
      >
        {(['from', 'to'] as const).map((end) => (
          <TextField
            key={end}
            type="date"
            name={end}
            label={t(`preview.${end}`)}
            value={period[end]}
            error={isWrong && end === 'from' ? t('preview.wrong') : faults.get(`/${end}`)}
            onChange={({ target }) => setPeriod({ ...period, [end]: target.value })}
          />
        ))}
        <PktButton type="submit" skin="secondary" isLoading={start.isPending || isGoing(shown)}>
          {t(shown ? 'preview.again' : 'preview.start')}
        </PktButton>
      </form>
      {start.error && !isProblem(start.error, 'validation_failed') && <ProblemNote error={start.error} />}
      {id !== null && preview.isPending && <Loading lines={3} />}
      {preview.isError && <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
      {isGoing(shown) && <Progress preview={shown} />}
      {shown?.state === 'failed' && (
        <p className="problem-note" role="alert">
          {t('preview.failed')}
        </p>
      )}
      {shown?.state === 'done' && <Figures preview={shown} isOutdated={replayed !== null && replayed !== revision} />}
    </section>
  );
}

function isGoing(preview: DeclarationPreview | undefined): preview is DeclarationPreview {
  return preview?.state === 'waiting' || preview?.state === 'running';
}

function Progress({ preview: { state, done, total } }: { readonly preview: DeclarationPreview }) {
  const { t } = useTranslation('declaration');
  const format = useFormat();
  const text =
    state === 'waiting'
      ? t('preview.waiting')
      : t('preview.running', { done: format.number(done), total: format.number(total) });
  return (
    <div className="preview__progress">
      <p role="status">{text}</p>
      <progress aria-label={t('preview.progress')} value={total === 0 ? undefined : done} max={Math.max(total, 1)} />
    </div>
  );
}

interface FiguresProps {
  readonly preview: DeclarationPreview;
  readonly isOutdated: boolean;
}

function Figures({ preview: { from, to, total, items }, isOutdated }: FiguresProps) {
  const { t } = useTranslation('declaration');
  const { t: ui } = useTranslation('ui');
  const format = useFormat();
  const dates = { from: format.date(from), to: format.date(to), total: format.number(total) };
  if (items.length === 0) return <EmptyState title={t('preview.empty')} text={t('preview.emptyText')} icon="clock" />;
  return (
    <div>
      <p role="status">{t('preview.finished', dates)}</p>
      {isOutdated && <p className="preview__outdated">{t('preview.outdated')}</p>}
      <p className="preview__key">{t('preview.key')}</p>
      <table className="preview__table">
        <caption className="pkt-sr-only">{t('preview.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('preview.clock')}</th>
            <th scope="col">{t('preview.was')}</th>
            <th scope="col">{t('preview.would')}</th>
            <th scope="col">{t('preview.change')}</th>
          </tr>
        </thead>
        {CLOCK_TARGETS.flatMap((target) => {
          const own = items.filter((item) => item.target === target);
          if (own.length === 0) return [];
          return (
            <tbody key={target}>
              <Row
                name={t(`target.${target}`)}
                detail={t('preview.all')}
                actual={summed(own.map(({ actual }) => actual))}
                preview={summed(own.map((item) => item.preview))}
                isWhole
              />
              {own
                .toSorted((a, b) => a.priority - b.priority)
                .map((item) => (
                  <Row
                    key={item.priority}
                    name={ui(`priority.${item.priority}`)}
                    actual={item.actual}
                    preview={item.preview}
                  />
                ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

interface RowProps {
  readonly name: string;
  readonly detail?: string;
  readonly actual: Counted;
  readonly preview: Counted;
  readonly isWhole?: boolean;
}

function Row({ name, detail, actual, preview, isWhole = false }: RowProps) {
  const { t } = useTranslation('declaration');
  const format = useFormat();
  const cell = (counted: Counted) => {
    const share = shareOf(counted);
    if (share === null) return '–';
    const of = t('preview.of', {
      met: format.number(counted.met),
      all: format.number(counted.met + counted.missed),
    });
    return (
      <span>
        {format.percent(share)} <span className="preview__of">{of}</span>
      </span>
    );
  };
  const { words, points } = differenceOf(actual, preview);
  return (
    <tr className={isWhole ? 'preview__whole' : undefined}>
      <th scope="row">
        {name}
        {detail && <span className="preview__detail"> {detail}</span>}
        <Bars actual={shareOf(actual)} preview={shareOf(preview)} />
      </th>
      <td data-label={t('preview.was')}>{cell(actual)}</td>
      <td data-label={t('preview.would')}>{cell(preview)}</td>
      <td data-label={t('preview.change')} className={`preview__change preview__change--${words}`}>
        {t(`preview.${words}`, { points: format.number(points, 1) })}
      </td>
    </tr>
  );
}

function Bars({ actual, preview }: { readonly actual: number | null; readonly preview: number | null }) {
  const width = (share: number | null) => `${(share ?? 0) * 100}%`;
  return (
    <svg className="preview__bars" aria-hidden="true" width="100%" height="16">
      <rect y="0" width="100%" height="16" className="preview__ground" />
      <rect y="1" width={width(actual)} height="6" className="preview__was" />
      <rect y="9" width={width(preview)} height="6" className="preview__would" />
    </svg>
  );
}
