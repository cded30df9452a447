# Builds on Docker, Podman and buildah alike; docs/operating.md tells how to run it.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY Directory.Build.props Directory.Packages.props .editorconfig ./
COPY eng/ eng/
COPY LogMonitor.Core/LogMonitor.Core.csproj LogMonitor.Core/
COPY LogMonitor.Web/LogMonitor.Web.csproj LogMonitor.Web/
RUN dotnet restore LogMonitor.Web
COPY LogMonitor.Core/ LogMonitor.Core/
COPY LogMonitor.Web/ LogMonitor.Web/
COPY wwwroot-assets/ wwwroot-assets/
RUN dotnet publish LogMonitor.Web --no-restore -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
# The system's SQLite is newer than the one that the package bundles, and is preferred where it is found.
RUN apt-get update && apt-get install -y --no-install-recommends libsqlite3-0 && rm -rf /var/lib/apt/lists/* /var/cache/apt/*
# The data directory must belong to the user before it becomes a volume.
RUN ln -s /app/LogMonitor.Web /usr/local/bin/logmonitor && mkdir /data && chown $APP_UID /data
# The root file system may be read-only: the runtime's diagnostics socket would want /tmp.
ENV LogMonitor__DataDirectory=/data \
    DOTNET_EnableDiagnostics=0 \
    DOTNET_gcServer=0
USER $APP_UID
EXPOSE 8080
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["logmonitor", "health"]
ENTRYPOINT ["logmonitor"]
