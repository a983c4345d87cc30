// <photo-lightbox at="12"><dialog><ol tabindex="0"><li data-photo="12">…</li>…</ol> <button data-step="1">…</button> <span role="status"></span></dialog></photo-lightbox>
// Opens its dialog at one photo. The browser itself swipes, closes on Escape and gives the focus back; this adds the arrow keys, Home and
// End, the buttons and the count. Closed, it is gone.
class PhotoLightbox extends HTMLElement {
  connectedCallback() {
    const dialog = this.querySelector("dialog")
    dialog.showModal()
    dialog.addEventListener("close", () => this.remove())
    this.#strip.addEventListener("keydown", this.#press)
    this.#strip.addEventListener("scroll", this.#count, { passive: true })
    this.addEventListener("click", this.#step)
    this.#show(Math.max(this.#slides.findIndex(({ dataset }) => dataset.photo === this.getAttribute("at")), 0), "instant")
    this.#count()
  }

  get #strip() {
    return this.querySelector("ol")
  }

  get #slides() {
    return [...this.#strip.children]
  }

  get #current() {
    return Math.round(Math.abs(this.#strip.scrollLeft) / this.#strip.clientWidth)
  }

  #press = (event) => {
    const last = this.#slides.length - 1
    const to = { ArrowRight: this.#current + 1, ArrowLeft: this.#current - 1, Home: 0, End: last }[event.key]
    if (to === undefined) return

    event.preventDefault()
    this.#show(to)
  }

  #step = ({ target }) => {
    const button = target.closest("[data-step]")
    if (button) this.#show(this.#current + Number(button.dataset.step))
  }

  #show(number, behavior) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches
    this.#slides[number]?.scrollIntoView({ behavior: behavior ?? (calm ? "instant" : "smooth"), block: "nearest" })
  }

  #count = () => {
    this.querySelector("[role=status]").textContent = `${this.#current + 1} / ${this.#slides.length}`
    for (const button of this.querySelectorAll("[data-step]")) {
      button.disabled = !this.#slides[this.#current + Number(button.dataset.step)]
    }
  }
}

customElements.define("photo-lightbox", PhotoLightbox)
