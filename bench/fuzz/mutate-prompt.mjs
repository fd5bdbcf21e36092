/** Pieces that hurt parsers: openers without closers, references, deep nesting, long runs, odd letters. */
const PIECES =
  `{{ }} {% %} {# --- " ' < > </ <poml> &lt; #lt; <message__role="system"> </message> __proto__ constructor *a &a
!!js/function <<:*a 1e999 \\ \${ } @ @docs/x.md \`\`\` \` #" "# ##" {// //} [ ] ( ) | ? for="a__in__b" if="{{ {{#each__a}}
{{/each}} {{>p}} {%__for__a__in__b__%} {%__endfor__%} class__A__{__a__A[]__} @@ -> \u0000 \uFEFF \uE0F0role:system\uE0F1 \uD800
\u2028 \u{1F600} function__F(a:__A)__->__A__{__client__"a/b"__prompt__#"{{__ctx.output_format__}}"#__}`
    .split(/\s+/)
    .map((piece) => piece.replaceAll('__', ' '))
    .concat(['\r', '\r\n', '\n', '\t', '---\n', '    ']);

/** As long as a file that somebody wrote can be. */
const LARGE = 1_000_000;

/** Changes of a text, the same for the same seed. */
export function createMutator(seed, seeds) {
  let state = seed >>> 0 || 1;
  const random = (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % limit;
  };
  const place = (text) => random(text.length + 1);
  const insert = (text, piece) => {
    const at = place(text);
    return text.slice(0, at) + piece + text.slice(at);
  };
  const mutations = [
    (text) => insert(text, PIECES[random(PIECES.length)]),
    (text) => insert(text, PIECES[random(PIECES.length)].repeat(1 + random(200))),
    (text) => {
      const at = place(text);
      return text.slice(0, at) + text.slice(at + 1 + random(40));
    },
    (text) => text.slice(0, place(text)),
    (text) => text.slice(place(text)),
    (text) => {
      const at = place(text);
      return text.slice(0, at) + String.fromCharCode(random(0x3000)) + text.slice(at + 1);
    },
    (text) => {
      const at = place(text);
      return insert(text, text.slice(at, at + random(400)));
    },
    (text) => {
      const other = seeds[random(seeds.length)].text;
      const at = place(other);
      return insert(text, other.slice(at, at + random(400)));
    },
    (text) => text.replace(/\d+/, '9'.repeat(1 + random(30))),
    (text) => insert(text, '{"a":'.repeat(random(300))),
  ];
  return {
    mutate: (text) => {
      let mutated = text;
      for (let count = 1 + random(4); count > 0; count -= 1) {
        mutated = mutations[random(mutations.length)](mutated).slice(0, 200_000);
      }
      // What is bearable once may not be ten thousand times.
      const times = mutated.length > 0 && random(200) === 0 ? LARGE / mutated.length : 1;
      return mutated.repeat(Math.ceil(times)).slice(0, LARGE);
    },
  };
}
