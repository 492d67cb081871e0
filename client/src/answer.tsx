import '@fontsource-variable/atkinson-hyperlegible-next';
import './ui/tokens.css';
import './answer/answer.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AnswerPage } from './answer/answer-page.tsx';

const root = document.querySelector('#root');
if (!root) throw new Error('The page has no root.');

createRoot(root).render(
  <StrictMode>
    <AnswerPage token={window.location.hash.slice(1)} />
  </StrictMode>,
);
