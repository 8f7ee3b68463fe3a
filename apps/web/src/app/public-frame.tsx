import { Outlet } from 'react-router-dom';
import { LanguageChoice } from './language-choice.js';
import { Brand } from './brand.js';

/** Around the pages that need no session. */
export function PublicFrame() {
  return (
    <div className="public-frame">
      <header className="public-frame__head">
        <Brand />
        <LanguageChoice />
      </header>
      <main className="public-frame__main">
        <Outlet />
      </main>
    </div>
  );
}
