import type { DeclarationChange } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { useChangeWords } from './change-words.js';
import type { Named } from './use-services.js';

interface ChangeTableProps {
  readonly label: string;
  readonly changes: readonly DeclarationChange[];
  readonly before: string;
  readonly after: string;
  readonly services: readonly Named[];
}

/** Differences side by side; below each other where there is no room. */
export function ChangeTable({ label, changes, before, after, services }: ChangeTableProps) {
  const { t } = useTranslation('declaration');
  const words = useChangeWords(services);
  return (
    <table className="changes">
      <caption className="pkt-sr-only">{label}</caption>
      <thead>
        <tr>
          <th scope="col">{t('compare.where')}</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.pointer}>
            <th scope="row">{words.place(change.pointer)}</th>
            <td data-label={before} className="changes__before">
              <Lines lines={words.value(change.pointer, change.before)} />
            </td>
            <td data-label={after} className="changes__after">
              <Lines lines={words.value(change.pointer, change.after)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 1) return <>{lines[0]}</>;
  return (
    <ul className="changes__lines">
      {lines.map((line, index) => (
        <li key={`${index} ${line}`}>{line}</li>
      ))}
    </ul>
  );
}
