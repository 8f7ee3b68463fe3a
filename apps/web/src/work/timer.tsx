import { useEffect, useState } from 'react';

const two = (value: number) => String(value).padStart(2, '0');

/** 04:09, or 1:04:09: time gone since `since`, each second. */
export function Timer({ since }: { readonly since: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  const hours = Math.floor(seconds / 3600);
  const text = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return (
    <span className="timer" role="timer" aria-live="off">
      {hours > 0 ? `${hours}:${text}` : text}
    </span>
  );
}
