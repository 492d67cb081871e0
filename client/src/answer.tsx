import '@fontsource-variable/atkinson-hyperlegible-next';
import './ui/tokens.css';
import './answer/answer.css';
import './answer/questions.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AnswerPage } from './answer/answer-page.tsx';
import { QuestionsPage } from './answer/questions-page.tsx';

const root = document.querySelector('#root');
if (!root) throw new Error('The page has no root.');

/** One mail can hold several questions: their secrets stand behind each other. */
const tokens = window.location.hash.slice(1).split('.').filter(Boolean);

createRoot(root).render(
  <StrictMode>
    {tokens.length > 1 ? <QuestionsPage tokens={tokens} /> : <AnswerPage token={tokens[0] ?? ''} />}
  </StrictMode>,
);
