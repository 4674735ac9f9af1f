// The printed page: loads its model, draws, waits for its fonts, and says that it may be printed.
import { mount, tick } from 'svelte';
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';
import './styles/tokens.css';
import './styles/base.css';
import { call } from './api';
import Report from './report/Report.svelte';
import { adoptSession } from './state/session.svelte';

const target = document.getElementById('app');
if (target === null) throw new Error('report.html has no #app');
const model = await call('report.model', undefined);
adoptSession(model.settings, model.language, model.version);
mount(Report, { target, props: { model } });
await tick();
// The first drawing asks for the fonts; charts were drawn before they came, so they are drawn once more.
await document.fonts.ready;
window.dispatchEvent(new Event('fonts-ready'));
await tick();
// Charts that gave way follow their new size one frame late.
for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
await call('report.ready', undefined);
