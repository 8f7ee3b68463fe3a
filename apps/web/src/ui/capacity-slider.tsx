import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './capacity-slider.scss';

const SETTLED_MS = 400;

export interface CapacitySliderProps {
  readonly name: string;
  readonly share: number;
  /** 0 to 1. */
  readonly today: number;
  readonly isBusy: boolean;
  readonly onSet: (today: number) => void;
}

/** How much of somebody there is today. Said when the hand, or the key, has rested for a moment. */
export function CapacitySlider({ name, share, today, isBusy, onSet }: CapacitySliderProps) {
  const { t } = useTranslation('ui');
  const id = useId();
  const [value, setValue] = useState(today);
  useEffect(() => setValue(today), [today]);
  useEffect(() => {
    if (value === today || isBusy) return;
    const timer = setTimeout(() => onSet(value), SETTLED_MS);
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is done with it is not what it depends on
  }, [value, today, isBusy]);
  const percent = Math.round(value * 100);
  return (
    <div className="capacity">
      <label className="capacity__label" htmlFor={id}>
        {t('capacity.label')}
        <span className="pkt-sr-only">: {name}</span>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={5}
        value={percent}
        aria-valuetext={t('capacity.of', { percent, share: Math.round(share * 100) })}
        onChange={({ target }) => setValue(Number(target.value) / 100)}
      />
      <output className="capacity__value" htmlFor={id}>
        {percent} %
      </output>
    </div>
  );
}
