import { CHANNELS, PRICED_KINDS } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../ui/field.js';
import type { ExceptionDraft } from './price-draft.js';

interface ExceptionsProps {
  readonly all: readonly ExceptionDraft[];
  readonly errorAt: (place: string) => string | undefined;
  readonly onChange: (all: readonly ExceptionDraft[]) => void;
}

const MOST = 20;

/** Tickets that cost something else: by kind, by channel, or both. */
export function Exceptions({ all, errorAt, onChange }: ExceptionsProps) {
  const { t } = useTranslation('showback');
  const change = (index: number, part: Partial<ExceptionDraft>) =>
    onChange(all.map((one, place) => (place === index ? { ...one, ...part } : one)));
  return (
    <fieldset className="showback__exceptions">
      <legend className="showback__heading">{t('exceptions.title')}</legend>
      <p>{t('exceptions.help')}</p>
      {all.map((one, index) => (
        <div
          key={index}
          className="showback__exception"
          role="group"
          aria-label={t('exceptions.one', { n: index + 1 })}
        >
          <SelectField
            name={`kind-${index}`}
            label={t('exceptions.kind')}
            value={one.kind}
            error={errorAt(`/prices/exceptions/${index}/kind`)}
            optional
            placeholder={t('exceptions.anyKind')}
            options={PRICED_KINDS.map((value) => ({ value, label: t(`kindOf.${value}`) }))}
            onChange={({ target }) => change(index, { kind: PRICED_KINDS.find((kind) => kind === target.value) ?? '' })}
          />
          <SelectField
            name={`channel-${index}`}
            label={t('exceptions.channel')}
            value={one.channel}
            optional
            placeholder={t('exceptions.anyChannel')}
            options={CHANNELS.map((value) => ({ value, label: t(`channelOf.${value}`) }))}
            onChange={({ target }) =>
              change(index, { channel: CHANNELS.find((channel) => channel === target.value) ?? '' })
            }
          />
          <TextField
            name={`price-${index}`}
            label={t('exceptions.price')}
            inputMode="decimal"
            autoComplete="off"
            value={one.price}
            error={errorAt(`/prices/exceptions/${index}/ore`)}
            onChange={({ target }) => change(index, { price: target.value })}
          />
          <PktButton
            type="button"
            size="small"
            skin="tertiary"
            onClick={() => onChange(all.filter((_, place) => place !== index))}
          >
            {t('exceptions.remove')}
          </PktButton>
        </div>
      ))}
      {all.length < MOST && (
        <PktButton
          type="button"
          size="small"
          skin="secondary"
          onClick={() => onChange([...all, { kind: '', channel: '', price: '' }])}
        >
          {t('exceptions.add')}
        </PktButton>
      )}
    </fieldset>
  );
}
