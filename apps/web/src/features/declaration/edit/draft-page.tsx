import { CLOCK_TARGETS, type DeclarationContent, type DeclarationDraft } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { call } from '../../../api/client.js';
import { isProblem } from '../../../api/problems.js';
import { queryKeys } from '../../../api/query-keys.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { ErrorState } from '../../../ui/error-state.js';
import { TextField } from '../../../ui/field.js';
import { Loading } from '../../../ui/loading.js';
import { PageHeader } from '../../../ui/page-header.js';
import { useCalendars } from '../use-calendars.js';
import { useDeclarations } from '../use-declarations.js';
import { useServices } from '../use-services.js';
import { useDraftFaults } from './draft-faults.js';
import { DutiesFields } from './duties-fields.js';
import { Exceptions, withPromise } from './exceptions.js';
import { NumberField } from './number-field.js';
import { PauseMatrix } from './pause-matrix.js';
import { PreviewPanel } from './preview-panel.js';
import { PromiseGrid } from './promise-grid.js';
import { PublishDialog } from './publish-dialog.js';
import { SaveState } from './save-state.js';
import { useDraftKeeper } from './use-draft-keeper.js';
import { WarnField } from './warn-field.js';
import '../declaration.scss';

/** The service owner's desk: what is to be promised next. */
export function DraftPage() {
  const { t } = useTranslation('declaration');
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [...queryKeys.declaration, 'draft', id],
    queryFn: ({ signal }) => call('draft', { params: { id }, signal }),
    // The fields are ahead of what was fetched: it is read once, for its beginning.
    staleTime: Infinity,
    gcTime: 0,
  });
  const { isSettled } = useCalendars();
  if (data && isSettled) return <Editor key={data.id} draft={data} />;
  const published = isProblem(error, 'declaration_in_force') ? error.body?.current?.version : undefined;
  return (
    <div className="declaration">
      <PageHeader above={<Link to="/declaration/versions">{t('edit.back')}</Link>} title={t('list.drafts')} />
      {(isPending || data) && <Loading lines={8} />}
      {published !== undefined && (
        <EmptyState
          icon="check-circle"
          title={t('edit.published', { version: published })}
          action={
            <Link to={`/declaration/versions/${published}`}>{t('edit.readPublished', { version: published })}</Link>
          }
        />
      )}
      {isProblem(error, 'forbidden') && (
        <EmptyState icon="lock-locked" title={t('edit.notYours')} text={t('edit.notYoursText')} />
      )}
      {error && published === undefined && !isProblem(error, 'forbidden') && (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
    </div>
  );
}

const SHARES = ['firstLineResolution', 'reopened'] as const;

function Editor({ draft }: { readonly draft: DeclarationDraft }) {
  const { t } = useTranslation('declaration');
  const { keeper, state } = useDraftKeeper(draft);
  const { content } = state;
  const { calendars } = useCalendars();
  const services = useServices();
  const list = useDeclarations();
  const faults = useDraftFaults(state.faults);
  const [isPublishing, setPublishing] = useState(false);
  const change = (changes: Partial<DeclarationContent>) => keeper.change((before) => ({ ...before, ...changes }));
  const quality = (changes: Partial<DeclarationContent['quality']>) =>
    keeper.change((before) => ({ ...before, quality: { ...before.quality, ...changes } }));
  const promises = { promises: content.promises, calendars, faults };
  const title = content.name.trim() === '' ? t('list.unnamed') : content.name;
  return (
    <div className="declaration draft">
      <PageHeader
        above={<Link to="/declaration/versions">{t('edit.back')}</Link>}
        title={title}
        documentTitle={t('edit.documentTitle', { name: title })}
        actions={
          <>
            {draft.basedOn !== null && (
              <Link
                className="pkt-btn pkt-btn--small pkt-btn--secondary pkt-btn--label-only"
                to={`/declaration/compare?before=${draft.basedOn}&after=${draft.id}`}
              >
                <span className="pkt-btn__text">{t('edit.compare')}</span>
              </Link>
            )}
            <PktButton size="small" onClick={() => setPublishing(true)}>
              {t('edit.publish')}
            </PktButton>
          </>
        }
      />
      <SaveState state={state} keeper={keeper} services={services} />
      <div className="draft__parts">
        <section aria-labelledby="draft-about">
          <h2 id="draft-about" className="declaration__title">
            {t('edit.about')}
          </h2>
          <div data-place="/name">
            <TextField
              name="name"
              label={t('edit.name')}
              help={t('edit.nameHelp')}
              value={content.name}
              error={faults.at('/name')}
              onChange={({ target }) => change({ name: target.value })}
            />
          </div>
          <div data-place="/nextRevisionOn">
            <TextField
              name="nextRevisionOn"
              type="date"
              optional
              label={t('edit.nextRevisionOn')}
              help={t('edit.nextRevisionOnHelp')}
              value={content.nextRevisionOn ?? ''}
              error={faults.at('/nextRevisionOn')}
              onChange={({ target }) => change({ nextRevisionOn: target.value === '' ? null : target.value })}
            />
          </div>
        </section>
        <section aria-labelledby="draft-promises">
          <h2 id="draft-promises" className="declaration__title">
            {t('edit.promises')}
          </h2>
          <p className="declaration__text">{t('edit.promisesText')}</p>
          <div className="grids">
            {CLOCK_TARGETS.map((target) => (
              <PromiseGrid
                key={target}
                target={target}
                service={null}
                {...promises}
                onChange={(place, promise) =>
                  keeper.change((before) => ({ ...before, promises: withPromise(before.promises, place, promise) }))
                }
              />
            ))}
          </div>
        </section>
        <section aria-labelledby="draft-exceptions">
          <h2 id="draft-exceptions" className="declaration__title">
            {t('edit.exceptions')}
          </h2>
          <p className="declaration__text">{t('edit.exceptionsText')}</p>
          <Exceptions
            {...promises}
            services={services}
            onChange={(changed) => keeper.change((before) => ({ ...before, promises: changed(before.promises) }))}
          />
        </section>
        <section aria-labelledby="draft-pauses">
          <h2 id="draft-pauses" className="declaration__title">
            {t('edit.pauses')}
          </h2>
          <p className="declaration__text">{t('edit.pausesText')}</p>
          <PauseMatrix pauses={content.pauseReasons} onChange={(pauseReasons) => change({ pauseReasons })} />
        </section>
        <section aria-labelledby="draft-warn">
          <h2 id="draft-warn" className="declaration__title">
            {t('edit.warn')}
          </h2>
          <div data-place="/warnPercents">
            <WarnField
              percents={content.warnPercents}
              error={faults.at('/warnPercents')}
              onChange={(warnPercents) => change({ warnPercents })}
            />
          </div>
        </section>
        <section aria-labelledby="draft-quality">
          <h2 id="draft-quality" className="declaration__title">
            {t('edit.quality')}
          </h2>
          <p className="declaration__text">{t('edit.qualityText')}</p>
          <div className="quality-fields">
            {SHARES.map((name) => (
              <div key={name} data-place={`/quality/${name}`}>
                <NumberField
                  label={t(`edit.qualityField.${name}`)}
                  name={name}
                  scale={100}
                  value={content.quality[name]}
                  error={faults.at(`/quality/${name}`)}
                  onChange={(value) => quality({ [name]: value })}
                />
              </div>
            ))}
            <div data-place="/quality/satisfaction">
              <NumberField
                label={t('edit.qualityField.satisfaction')}
                name="satisfaction"
                value={content.quality.satisfaction}
                error={faults.at('/quality/satisfaction')}
                onChange={(satisfaction) => quality({ satisfaction })}
              />
            </div>
            {CLOCK_TARGETS.map((target) => (
              <div key={target} data-place={`/quality/attainment/${target}`}>
                <NumberField
                  label={t('edit.qualityField.attainment', { target: t(`target.${target}`) })}
                  name={`attainment-${target}`}
                  scale={100}
                  value={content.quality.attainment[target]}
                  error={faults.at(`/quality/attainment/${target}`)}
                  onChange={(value) =>
                    keeper.change((before) => ({
                      ...before,
                      quality: { ...before.quality, attainment: { ...before.quality.attainment, [target]: value } },
                    }))
                  }
                />
              </div>
            ))}
          </div>
        </section>
        <section aria-labelledby="draft-duties">
          <h2 id="draft-duties" className="declaration__title">
            {t('edit.duties')}
          </h2>
          <p className="declaration__text">{t('edit.dutiesText')}</p>
          <DutiesFields duties={content.duties} faults={faults} onChange={(duties) => change({ duties })} />
        </section>
      </div>
      <PreviewPanel draftId={draft.id} keeper={keeper} revision={state.revision} />
      {isPublishing && (
        <PublishDialog
          id={draft.id}
          keeper={keeper}
          versions={list.data?.items ?? []}
          services={services}
          onClose={() => setPublishing(false)}
        />
      )}
    </div>
  );
}
