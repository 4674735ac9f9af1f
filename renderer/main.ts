// The window's page.
import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/controls.css';
import './styles/base.css';
import App from './App.svelte';
import { startArchive } from './parts/backup/archive.svelte';
import { openStartView } from './state/saved-views.svelte';
import { startSession } from './state/session.svelte';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');
startArchive();
await startSession();
openStartView();
mount(App, { target });
