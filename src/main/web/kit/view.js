// The view library under one name: html`...` makes nodes whose texts are always text, never markup.
import { h, render, Fragment } from 'preact';
import htm from 'htm';

export const html = htm.bind(h);
export { render, Fragment };
export { useEffect, useRef, useState } from 'preact/hooks';
