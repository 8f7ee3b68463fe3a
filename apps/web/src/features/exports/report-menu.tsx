import { FILE_PARAMETERS, type ExportFormat, type ReportKey, type ReportParameters } from '@desk/contracts';
import { PktButton, PktIcon } from '@oslokommune/punkt-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useProblemText } from '../../ui/error-state.js';
import { toast } from '../../ui/toast.js';
import { download, searchOf } from './download.js';
import type { Period } from './download.js';
import './exports.scss';

const FORMATS = ['xlsx', 'pdf', 'csv'] as const satisfies readonly ExportFormat[];

export interface ReportMenuProps {
  readonly report: ReportKey;
  readonly period: Period;
  /** As the page asks for them. */
  readonly parameters?: ReportParameters;
}

/** «Last ned» as Excel, PDF or CSV, the same by mail, and «Skriv ut»: beside the title of a page with a report. */
export function ReportMenu({ report, period, parameters = {} }: ReportMenuProps) {
  const { t } = useTranslation('exports');
  const problemText = useProblemText();
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const isMailed = FILE_PARAMETERS.every((name) => parameters[name] === undefined);
  const fetching = useMutation({
    mutationFn: (format: ExportFormat) => download(report, period, parameters, format),
    onSuccess: () => toast({ tone: 'success', text: t('menu.saved') }),
    onError: (error) => toast({ tone: 'error', text: problemText(error) }),
  });
  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [open]);
  return (
    <div className="report-menu">
      <div
        ref={place}
        className="report-menu__place"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return;
          setOpen(false);
          button.current?.focus();
        }}
      >
        <button
          ref={button}
          type="button"
          className="pkt-btn pkt-btn--small pkt-btn--secondary pkt-btn--label-only"
          aria-expanded={open}
          aria-controls={id}
          aria-busy={fetching.isPending}
          onClick={() => setOpen(!open)}
        >
          <span className="pkt-btn__text report-menu__text">
            <PktIcon name="download" aria-hidden="true" />
            {t(fetching.isPending ? 'menu.busy' : 'menu.open')}
            <PktIcon name={open ? 'chevron-thin-up' : 'chevron-thin-down'} aria-hidden="true" />
          </span>
        </button>
        <ul id={id} className="report-menu__panel" hidden={!open}>
          {FORMATS.map((format) => (
            <li key={format}>
              <button
                type="button"
                className="report-menu__action"
                disabled={fetching.isPending}
                onClick={() => {
                  setOpen(false);
                  button.current?.focus();
                  fetching.mutate(format);
                }}
              >
                {t(`menu.${format}`)}
              </button>
            </li>
          ))}
          {isMailed && (
            <li className="report-menu__last">
              <Link className="report-menu__action" to={`/reports/mail/new?${searchOf({ report, ...parameters })}`}>
                {t('menu.mail')}
              </Link>
            </li>
          )}
        </ul>
      </div>
      <PktButton skin="secondary" size="small" variant="icon-left" iconName="print" onClick={() => window.print()}>
        {t('menu.print')}
      </PktButton>
    </div>
  );
}
