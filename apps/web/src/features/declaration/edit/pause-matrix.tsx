import { PENDING_REASONS, type ClockTarget, type DeclarationContent } from '@desk/contracts';
import { useTranslation } from 'react-i18next';

/** The clocks that something can stop; the rules say that the others never stand still. */
const STOPPABLE = ['next_update', 'resolution', 'second_line_resolution'] as const satisfies readonly ClockTarget[];

interface PauseMatrixProps {
  readonly pauses: DeclarationContent['pauseReasons'];
  readonly onChange: (pauses: DeclarationContent['pauseReasons']) => void;
}

/** Which wait stops which clock. */
export function PauseMatrix({ pauses, onChange }: PauseMatrixProps) {
  const { t } = useTranslation('declaration');
  const set = (target: ClockTarget, reason: (typeof PENDING_REASONS)[number], isPaused: boolean) =>
    onChange({
      ...pauses,
      [target]: PENDING_REASONS.filter((one) => (one === reason ? isPaused : pauses[target].includes(one))),
    });
  return (
    <table className="matrix">
      <caption className="pkt-sr-only">{t('edit.pausesCaption')}</caption>
      <thead>
        <tr>
          <td />
          {STOPPABLE.map((target) => (
            <th key={target} scope="col">
              {t(`target.${target}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {PENDING_REASONS.map((reason) => (
          <tr key={reason}>
            <th scope="row">{t(`edit.reason.${reason}`)}</th>
            {STOPPABLE.map((target) => (
              <td key={target}>
                <label className="matrix__cell">
                  <input
                    type="checkbox"
                    checked={pauses[target].includes(reason)}
                    onChange={({ currentTarget }) => set(target, reason, currentTarget.checked)}
                  />
                  <span className="pkt-sr-only">
                    {t(`target.${target}`)}: {t(`edit.reason.${reason}`)}
                  </span>
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
