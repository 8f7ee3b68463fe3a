import type { SuggestionView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { call } from '../../api/client.js';
import { isProblem } from '../../api/problems.js';
import { useFormat } from '../../i18n/format.js';
import { Badge } from '../../ui/badge.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState, ProblemNote } from '../../ui/error-state.js';
import { Loading } from '../../ui/loading.js';
import { PageHeader } from '../../ui/page-header.js';
import { CouncilPanel } from './council-panel.js';
import { EffectText } from './effect-text.js';
import { ModeratePanel } from './moderate-panel.js';
import { ScoreText } from './score-text.js';
import { StatusBadge } from './status-badge.js';
import { SupportButton } from './support-button.js';
import { useSuggestion, useSuggestionChange } from './use-suggestions.js';
import './suggestions.scss';

/** One suggestion: what it is about, where it stands and why, and what came of it. */
export function SuggestionPage() {
  const { t } = useTranslation('suggestions');
  const { id = '' } = useParams();
  const suggestion = useSuggestion(id);
  if (suggestion.isSuccess) return <Page view={suggestion.data} />;
  return (
    <div className="suggestions">
      <PageHeader title={t('one')} above={<Link to="/suggestions">{t('title')}</Link>} />
      {suggestion.isPending && <Loading lines={6} />}
      {isProblem(suggestion.error, 'not_found') && (
        <EmptyState icon="bulb" title={t('missing.title')} text={t('missing.text')} />
      )}
      {suggestion.isError && !isProblem(suggestion.error, 'not_found') && (
        <ErrorState error={suggestion.error} onRetry={() => void suggestion.refetch()} />
      )}
    </div>
  );
}

function Page({ view }: { readonly view: SuggestionView }) {
  const { t } = useTranslation('suggestions');
  const format = useFormat();
  const { id, title, status, service, agency, proposer, createdAt, abilities, score, place, placeReason } = view;
  const withdraw = useSuggestionChange(() => call('withdrawSuggestion', { params: { id } }));
  const by = proposer ? (agency ? `${proposer.name}, ${agency.name}` : proposer.name) : agency?.name;
  return (
    <div className="suggestions">
      <PageHeader
        title={title}
        above={<Link to="/suggestions">{t('title')}</Link>}
        lead={[by, service?.name, format.date(createdAt)].filter(Boolean).join(' · ')}
      />
      <p className="suggestions__badges">
        <StatusBadge status={status} />
        {view.own && <Badge tone="beige">{t('own')}</Badge>}
        {view.hidden && <Badge tone="red">{t('hidden')}</Badge>}
        {place !== null && <Badge>{t('place', { place })}</Badge>}
      </p>
      {view.hiddenReason !== null && <p className="problem-note">{t('hiddenReason', { reason: view.hiddenReason })}</p>}
      <dl className="suggestions__text">
        <dt>{t('field.bother')}</dt>
        <dd>{view.bother}</dd>
        <dt>{t('field.help')}</dt>
        <dd>{view.help}</dd>
      </dl>
      <div className="suggestions__act">
        <p className="suggestions__count">{t('supporters', { count: view.supporters })}</p>
        {abilities.support && <SupportButton id={id} title={title} supported={view.supported} />}
        {abilities.withdraw && (
          <PktButton
            size="small"
            skin="tertiary"
            disabled={withdraw.isPending}
            onClick={() => withdraw.mutate(undefined)}
          >
            {t('withdraw')}
          </PktButton>
        )}
        <ProblemNote error={withdraw.error} />
      </div>
      <section aria-labelledby="suggestion-rank">
        <h2 id="suggestion-rank" className="suggestions__heading">
          {t('rank.title')}
        </h2>
        {score ? <ScoreText score={score} /> : <p>{t('rank.none')}</p>}
        {placeReason !== null && place !== null && <p>{t('placeBecause', { place, reason: placeReason })}</p>}
      </section>
      <section aria-labelledby="suggestion-steps">
        <h2 id="suggestion-steps" className="suggestions__heading">
          {t('steps')}
        </h2>
        <ol className="suggestions__steps">
          {view.steps.map(({ status: step, reason, at }) => (
            <li key={`${at} ${step}`}>
              <StatusBadge status={step} /> <span className="suggestions__note">{format.dateTime(at)}</span>
              {reason !== null && <p>{reason}</p>}
            </li>
          ))}
        </ol>
      </section>
      {view.effect && <EffectText effect={view.effect} service={service?.name ?? null} />}
      {abilities.rank && <CouncilPanel key={view.revision} view={view} />}
      {abilities.moderate && <ModeratePanel key={`moderate ${view.revision}`} view={view} />}
    </div>
  );
}
