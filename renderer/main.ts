// The window's page.
import { mount } from 'svelte';
import './ui/styles/tokens.css';
import './ui/styles/controls.css';
import './ui/styles/base.css';
import App from './app/App.svelte';
import { startArchive } from './state/archive.svelte';
import { openStartView } from './shell/saved-views.svelte';
import { startSession } from './state/session.svelte';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');
startArchive();
await startSession();
openStartView();
mount(App, { target });
