// Somebody or something that is named in a text: one piece, that the server writes anew when it is saved.
import { Node } from "django-prose-editor"

export const Mention = Node.create({
  name: "mention",
  group: "inline",
  inline: true,
  atom: true,

  addAttributes() {
    return {
      kind: { default: "person", rendered: false },
      number: { default: null, rendered: false },
      href: { default: null, rendered: false },
      words: { default: "", rendered: false },
    }
  },

  parseHTML() {
    return ["person", "topic"].map((kind) => ({
      tag: `a[data-${kind}]`,
      priority: 60, // before the ordinary link
      getAttrs: (link) => ({
        kind,
        number: link.getAttribute(`data-${kind}`),
        href: link.getAttribute("href"),
        words: link.textContent,
      }),
    }))
  },

  renderHTML({ node }) {
    const { kind, number, href, words } = node.attrs
    return ["a", { href, [`data-${kind}`]: number }, words]
  },

  renderText({ node }) {
    return node.attrs.words
  },
})
