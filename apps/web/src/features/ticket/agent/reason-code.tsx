import { HAND_OFF_REASONS, type HandOffReason } from '@desk/contracts';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../ui/field.js';

interface ReasonCodeProps {
  /** Those that make sense for the move. */
  readonly of: readonly HandOffReason[];
  readonly value: HandOffReason | '';
  readonly error: string | undefined;
  readonly onChange: (code: HandOffReason | '') => void;
}

/** Why a ticket goes to another team, for the ledger of hand-offs. */
export function ReasonCodeField({ of, value, error, onChange }: ReasonCodeProps) {
  const { t } = useTranslation('ticket');
  return (
    <SelectField
      name="reasonCode"
      label={t('handOff.reason')}
      help={t('handOff.help')}
      placeholder={t('choose')}
      options={of.map((code) => ({ value: code, label: t(`handOff.code.${code}`) }))}
      value={value}
      error={error}
      onChange={({ target }) => onChange(HAND_OFF_REASONS.find((code) => code === target.value) ?? '')}
    />
  );
}

export const UP: readonly HandOffReason[] = ['needs_expertise', 'needs_access', 'needs_visit', 'capacity', 'other'];
export const BACK: readonly HandOffReason[] = ['first_line_can', 'missing_information', 'wrong_team', 'other'];
export const ACROSS: readonly HandOffReason[] = ['wrong_team', 'needs_expertise', 'needs_visit', 'capacity', 'other'];
