// A list to choose from below a field that keeps the focus. The server renders the options (role=option, data-…);
// arrows go through them, Enter or Tab takes one, Escape closes. `label` names the list for who cannot see it.
const PAUSE = 120
let made = 0

export class Picks {
  #asked = null
  #choose = null

  constructor({ field, within }) {
    this.field = field
    this.list = document.createElement("div")
    this.list.className = "picks"
    this.list.id = `picks-${++made}`
    this.list.hidden = true
    this.list.setAttribute("role", "listbox")
    this.list.setAttribute("aria-label", document.documentElement.lang === "nl" ? "Voorstellen" : "Suggestions")
    this.list.addEventListener("pointerdown", this.#point)
    within.append(this.list)
    field.setAttribute("aria-autocomplete", "list")
    field.setAttribute("aria-controls", this.list.id)
  }

  // Asks `source` for options that look like `text` and shows them at `place` (of the screen), or below the field. The
  // place to which the form goes is told along: who reads there is offered first.
  async ask(source, text, place, choose) {
    this.#asked?.abort()
    const asked = (this.#asked = new AbortController())
    this.#choose = choose
    await new Promise((done) => setTimeout(done, PAUSE))
    if (asked.signal.aborted) return
    const address = new URL(source, location)
    address.searchParams.set("q", text)
    const goes = this.field.closest("form")?.elements.namedItem("place")
    if (goes) address.searchParams.set("place", goes.value)
    const answer = await fetch(address, { signal: asked.signal }).catch(() => null)
    const html = answer?.ok ? await answer.text() : ""
    if (asked.signal.aborted || !html) return

    this.list.innerHTML = html
    const options = this.#options
    this.list.hidden = !options.length
    if (place) this.#put(place)
    this.#mark(options[0])
  }

  // Returns whether the key was for the list.
  press(event) {
    if (this.list.hidden || event.isComposing) return false
    const here = this.#options.findIndex((option) => option.ariaSelected === "true")
    const steps = { ArrowDown: 1, ArrowUp: -1 }
    if (event.key in steps) this.#mark(this.#options.at((here + steps[event.key]) % this.#options.length))
    else if (event.key === "Escape") this.close()
    else if (event.key === "Enter" || event.key === "Tab") this.#take(this.#options[here])
    else return false

    event.preventDefault()
    event.stopPropagation()
    return true
  }

  close() {
    this.#asked?.abort()
    this.list.hidden = true
    this.field.removeAttribute("aria-activedescendant")
  }

  get #options() {
    return [...this.list.querySelectorAll("[role=option]")]
  }

  #point = (event) => {
    event.preventDefault() // the field keeps the focus
    const option = event.target.closest("[role=option]")
    if (option) this.#take(option)
  }

  #take(option) {
    this.close()
    this.#choose(option)
  }

  #mark(chosen) {
    for (const option of this.#options) option.ariaSelected = String(option === chosen)
    chosen?.scrollIntoView({ block: "nearest" })
    if (chosen) this.field.setAttribute("aria-activedescendant", chosen.id)
  }

  // Fixed on the screen: an editor has no place of its own to hang it below.
  #put({ left, bottom }) {
    const style = this.list.style
    style.position = "fixed"
    style.insetBlockStart = `${Math.min(bottom + 4, innerHeight - this.list.offsetHeight - 8)}px`
    style.insetInlineStart = `${Math.max(8, Math.min(left, innerWidth - this.list.offsetWidth - 8))}px`
  }
}
