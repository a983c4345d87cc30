// <draft-keeper person="7" key="post-12"> … <textarea name="body"></textarea> … </draft-keeper>
// Keeps unsent text in this browser, for this person only, and puts it back into fields that come empty.
// The server adds `discard` once the text is sent. With `forget` its button drops all of the person's drafts (signing out).
const KEPT = "textarea[name], input[name][type=text], input[name]:not([type])"

class DraftKeeper extends HTMLElement {
  connectedCallback() {
    if (this.hasAttribute("forget")) {
      this.addEventListener("click", this.#forget)
    } else {
      if (this.hasAttribute("discard")) this.#drop(this.#prefix)
      this.#restore()
      this.addEventListener("input", this.#save)
    }
  }

  get #person() {
    return `draft:${this.getAttribute("person")}:`
  }

  get #prefix() {
    return `${this.#person}${this.getAttribute("key")}:`
  }

  #restore() {
    for (const field of this.querySelectorAll(KEPT)) {
      const draft = localStorage.getItem(this.#prefix + field.name)
      if (draft && !field.value) {
        field.value = draft
        this.setAttribute("restored", "")
      }
    }
  }

  #save = ({ target }) => {
    if (!target.matches(KEPT)) return

    const key = this.#prefix + target.name
    try {
      target.value ? localStorage.setItem(key, target.value) : localStorage.removeItem(key)
    } catch {
      // The store is full or closed (private window): the text still stands in the field.
    }
  }

  #forget = ({ target }) => {
    if (target.closest("button")) this.#drop(this.#person)
  }

  #drop(prefix) {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(prefix)) localStorage.removeItem(key)
    }
  }
}

customElements.define("draft-keeper", DraftKeeper)
