import { LOCALES, type DeclarationContent, type Locale } from '@desk/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextareaField } from '../../../ui/field.js';
import { SIDES, type Side } from '../places.js';
import type { DraftFaults } from './draft-faults.js';

interface DutiesFieldsProps {
  readonly duties: DeclarationContent['duties'];
  readonly faults: DraftFaults;
  readonly onChange: (duties: DeclarationContent['duties']) => void;
}

/** The duties of both sides, a line each, in all languages beside each other. */
export function DutiesFields({ duties, faults, onChange }: DutiesFieldsProps) {
  const { t } = useTranslation('declaration');
  return (
    <>
      {SIDES.map((side) => (
        <fieldset key={side} className="duties-fields">
          <legend className="declaration__subtitle">{t(`duties.${side}`)}</legend>
          <div className="duties-fields__languages">
            {LOCALES.map((locale) => (
              <DutyLines
                key={locale}
                locale={locale}
                side={side}
                lines={duties[locale][side]}
                error={faults.at(`/duties/${locale}/${side}`)}
                onChange={(lines) => onChange({ ...duties, [locale]: { ...duties[locale], [side]: lines } })}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </>
  );
}

interface DutyLinesProps {
  readonly locale: Locale;
  readonly side: Side;
  readonly lines: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (lines: string[]) => void;
}

function DutyLines({ locale, side, lines, error, onChange }: DutyLinesProps) {
  const { t } = useTranslation('declaration');
  const [typed, setTyped] = useState('');
  // What is typed stays as it is typed, as long as it says what stands there: that may come from elsewhere too.
  const text = linesOf(typed).join('\n') === lines.join('\n') ? typed : lines.join('\n');
  return (
    <TextareaField
      label={t('place.duties', { side: t(`duties.${side}`), language: t(`language.${locale}`) })}
      name={`duties-${locale}-${side}`}
      lang={locale}
      required={false}
      rows={8}
      value={text}
      error={error}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(linesOf(target.value));
      }}
    />
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
