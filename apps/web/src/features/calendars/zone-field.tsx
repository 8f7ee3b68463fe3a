import { useTranslation } from 'react-i18next';
import { Combobox } from '../../ui/combobox.js';

const ZONES: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
const MOST = 8;

/** Those whose name begins with what is written, or has it behind a slash, before those that only hold it. */
function zonesFor(text: string): readonly string[] {
  const words = text.trim().toLowerCase().replaceAll(' ', '_');
  if (words === '') return [];
  const rank = (zone: string): number => {
    const name = zone.toLowerCase();
    return name.startsWith(words) ? 0 : name.includes(`/${words}`) ? 1 : name.includes(words) ? 2 : 3;
  };
  return ZONES.filter((zone) => rank(zone) < 3)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST);
}

interface ZoneFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (zone: string) => void;
}

export function ZoneField({ value, error, onChange }: ZoneFieldProps) {
  const { t } = useTranslation('calendars');
  return (
    <Combobox
      name="timeZone"
      label={t('editor.zone')}
      help={t('editor.zoneHelp')}
      listLabel={t('editor.zones')}
      error={error}
      text={value}
      onText={onChange}
      asked={value}
      // A whole name leaves nothing to choose.
      found={ZONES.includes(value) ? undefined : zonesFor(value)}
      idOf={(zone) => zone.replace(/\W/g, '-')}
      draw={(zone) => <span className="combobox__main">{zone}</span>}
      onChoose={onChange}
    />
  );
}
