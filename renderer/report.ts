// The printed pages: loads their model, draws, waits for the fonts, and says that they may be printed.
import { mount, tick } from 'svelte';
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';
import './ui/styles/tokens.css';
import './ui/styles/controls.css';
import './ui/styles/base.css';
import './print/paper.css';
import { call } from './state/api';
import Report from './print/Report.svelte';
import { names } from './state/names.svelte';
import { adoptSession } from './state/session.svelte';

const target = document.getElementById('app');
if (target === null) throw new Error('report.html has no #app');
const model = await call('report.model', undefined);
const { language, look } = model.order;
adoptSession({ ...model.settings, hideNames: look.hideNames }, language, model.version);
names.learn(model.dimensions);
mount(Report, { target, props: { model } });
await tick();
// The first drawing asks for the fonts; once they are there the pages are fitted.
await document.fonts.ready;
window.dispatchEvent(new Event('fonts-ready'));
await tick();
// Pages that were just added may hold letters that none before them had.
await document.fonts.ready;
// Charts would take their new size with the next frame, which can take a second in a hidden window.
window.dispatchEvent(new Event('pages-fitted'));
await tick();
await call('report.ready', undefined);
